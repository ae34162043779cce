import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
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
import { needSignedDrafts, type SignedElsewhere } from './signed-elsewhere.ts'

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
 * @param elsewhere drafts that they signed with a certificate of their own
 * @throws Problem 422 when a draft cannot be signed, 409 when one that was signed elsewhere is not, 503 when storage is out of
 * reach
 */
export async function signAct(
  signing: Signing,
  dossierId: string,
  elsewhere: readonly SignedElsewhere[] = []
): Promise<ReturnType<typeof signWith>> {
  const { events, files } = await signedResults(signing, dossierId, elsewhere)
  return signWith(files, events)
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
async function signedResults(
  signing: Signing,
  dossierId: string,
  elsewhere: readonly SignedElsewhere[]
): Promise<{ events: number | undefined; files: SignedPaper[] }> {
  const { events, found } = await read(signing.database, async (tx) => ({
    events: await eventsOfDossier(tx, dossierId),
    found: await resultsOf(tx, signing, dossierId)
  }))
  if (!found) return { events, files: [] }
  const fileOf = new Map(found.results.map(({ paper, file }) => [paper.id, file.id]))
  await needSignedDrafts(signing, elsewhere, fileOf)
  const drafts = found.results.filter(({ paper }) => !elsewhere.some((one) => one.paper === paper.id))
  const papers = new Map(drafts.map(({ paper, file }) => [file, paper.id]))
  const files = await signAll(signing, found.who, [...papers.keys()], (file) => papers.get(file) ?? '')
  return { events, files }
}

/** How many entries the book of a dossier had when its drafts were looked at; undefined: there is no such dossier. */
async function eventsOfDossier(tx: Snapshot, id: string): Promise<number | undefined> {
  const found = await sql<{ events: number }>`select events from dossier where id = ${id}::uuid`.execute(tx)
  return found.rows[0]?.events
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
  const papers = (await papersOf(tx, dossierId)).filter(({ kind }) => kind === 'result')
  const fileIds = papers.flatMap(({ fileId }) => fileId ?? [])
  // Most results are on paper: then the act alone asks who may sign what.
  if (!fileIds.length) return null
  const dossier = await seenDossier(tx, signing.actor, dossierId, signing.day)
  if (dossier.phase !== 'proposed') return null
  const files = await filesById(tx, fileIds)
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
  const [body] = await bodiesNamed(
    tx,
    [(await bodyOfPost(tx, ground.postId)) ?? (await where.custodian())],
    day
  )
  return { ground, name: person?.name ?? actor.name, organization: body?.name }
}

/** The body in which somebody signs: that of the post which gives them the right. */
export async function bodyOfPost(tx: Snapshot, postId: string | null): Promise<string | undefined> {
  if (!postId) return undefined
  const found = await sql<{
    id: string
  }>`select organization_id as id from post where id = ${postId}::uuid`.execute(tx)
  return found.rows[0]?.id
}
