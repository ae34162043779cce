import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Config } from '../../../../../platform/config.ts'
import { type Database, read, type Snapshot } from '../../../../../platform/database/index.ts'
import { type FileStore, filesById, type StoredFile, storeFile } from '../../../../../platform/files/index.ts'
import { stampQr } from '../../../../../platform/papers/index.ts'
import type { Actor, Ground } from '../../../../../platform/record/index.ts'
import type { Signer } from '../../../../../platform/signatures/index.ts'
import { waysToDecide } from '../../../acts/hands.ts'
import { settleWith } from '../../../acts/settle-at-once.ts'
import { type SignedPaper, signWith } from '../../../acts/sign.ts'
import { bodiesNamed, peopleNamed } from '../../../detail/next.ts'
import { type PaperIn, papersOf } from '../../../detail/read.ts'
import type { Dossier } from '../../../dossier.ts'
import { signingAuthority } from '../../../papers/index.ts'
import { seenDossier } from '../../../see.ts'
import { groundOf, Where } from '../../../where.ts'
import { asPdf, becomesPdf, isPdf, pdfName } from './as-pdf.ts'

export interface Signing {
  database: Database
  config: Config
  store: FileStore
  actor: Actor
  day: string
  /** The moment of signing. */
  now: string
  /** The address of the site, which the QR code of a result begins with. */
  site: string
}

/**
 * The act of signing a dossier by whoever asks, with its result files signed if it may be signed now.
 * @throws Problem 422 when a draft cannot be signed, 503 when storage is out of reach
 */
export async function signAct(signing: Signing, dossierId: string): Promise<ReturnType<typeof signWith>> {
  return signWith(await signedResults(signing, dossierId))
}

/**
 * The act of settling on the spot, with the result files that come with it signed if whoever asks may decide.
 * @param drafts the files as they were chosen
 * @throws Problem 422 when one cannot be signed, 503 when storage is out of reach
 */
export async function settleAct(
  signing: Signing,
  dossierId: string,
  drafts: readonly string[]
): Promise<ReturnType<typeof settleWith>> {
  const found = await read(signing.database, async (tx) => {
    const dossier = await seenDossier(tx, signing.actor, dossierId, signing.day)
    return { who: await signatoryOf(tx, signing, dossier), files: await filesById(tx, drafts) }
  })
  return settleWith(
    await signAll(
      signing,
      found.who,
      found.files.filter((file) => isSigned(signing.config, file)),
      ({ id }) => id
    )
  )
}

/**
 * Signs the result files of a dossier (PDF, PAdES) for whoever may decide it, each with the QR code of the page that
 * checks it, and keeps them; the act of signing then puts them in place of the drafts. Nothing for whoever may not
 * decide: the act says so.
 * @throws Problem 422 when a draft cannot be signed, 503 when storage is out of reach
 */
async function signedResults(signing: Signing, dossierId: string): Promise<SignedPaper[]> {
  const found = await read(signing.database, (tx) => resultsOf(tx, signing, dossierId))
  if (!found) return []
  const papers = new Map(found.results.map(({ paper, file }) => [file, paper.id]))
  return signAll(signing, found.who, [...papers.keys()], (file) => papers.get(file) ?? '')
}

/** Whoever may decide, as the signature names them. */
interface Signatory {
  ground: Ground
  name: string
  organization: string | undefined
}

async function signAll(
  signing: Signing,
  who: Signatory | null,
  files: readonly StoredFile[],
  paperOf: (file: StoredFile) => string
): Promise<SignedPaper[]> {
  if (!who || !files.length) return []
  const at = new Date(signing.now)
  const { name, organization } = who
  const { capacity } = who.ground
  const authority = await signingAuthority(signing.config)
  const signer = await authority.signerFor({ name, capacity, ...(organization && { organization }) }, at)
  const signed: SignedPaper[] = []
  for (const file of files)
    signed.push(await signOne(signing, signer, { name, capacity, at }, paperOf(file), file))
  return signed
}

type Statement = Parameters<Signer['sign']>[1]

async function signOne(
  { database, config, store, actor, site }: Signing,
  signer: Signer,
  statement: Statement,
  paper: string,
  file: StoredFile
): Promise<SignedPaper> {
  const id = randomUUID()
  const draft = await asPdf({ config, store }, file)
  // What somebody has signed already is only added to.
  const marked = draft.includes('/ByteRange') ? draft : await stampQr(draft, `${site}/verify/${id}`)
  const bytes = await signer.sign(marked, statement)
  const name = isPdf(file) ? file.name : pdfName(file)
  const kept = await storeFile(database, store, Readable.from([Buffer.from(bytes)]), {
    name,
    subject: actor.subject
  })
  return { paper, id, fileId: kept.id, ...(!isPdf(file) && { origin: file.id }) }
}

/** PDF files are, and Word files where they become some. */
const isSigned = (config: Config, file: StoredFile) => isPdf(file) || becomesPdf(config, file)

async function resultsOf(
  tx: Snapshot,
  signing: Signing,
  dossierId: string
): Promise<{ who: Signatory | null; results: { paper: PaperIn; file: StoredFile }[] } | null> {
  const dossier = await seenDossier(tx, signing.actor, dossierId, signing.day)
  if (dossier.phase !== 'proposed') return null
  const papers = (await papersOf(tx, dossier.id)).filter(({ kind }) => kind === 'result')
  const files = await filesById(
    tx,
    papers.flatMap(({ fileId }) => fileId ?? [])
  )
  const results = papers.flatMap((paper) => {
    const file = files.find(({ id }) => id === paper.fileId)
    return file && isSigned(signing.config, file) ? [{ paper, file }] : []
  })
  return { who: await signatoryOf(tx, signing, dossier), results }
}

/** Null: they may not decide it. */
async function signatoryOf(
  tx: Snapshot,
  { actor, day }: Signing,
  dossier: Dossier
): Promise<Signatory | null> {
  const where = new Where(tx, dossier, day)
  const ground = await groundOf(tx, actor, await waysToDecide({ tx, dossier, where }))
  if (!ground) return null
  const [person] = await peopleNamed(tx, actor.personId ? [actor.personId] : [])
  const [body] = await bodiesNamed(tx, [await where.custodian()], day)
  return { ground, name: person?.name ?? actor.name, organization: body?.name }
}
