import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Config } from '../../../../../platform/config.ts'
import { type Database, read } from '../../../../../platform/database/index.ts'
import {
  type FileStore,
  filesById,
  openFile,
  type StoredFile,
  storeFile
} from '../../../../../platform/files/index.ts'
import { stampQr } from '../../../../../platform/papers/index.ts'
import type { Actor, Ground } from '../../../../../platform/record/index.ts'
import type { Signer } from '../../../../../platform/signatures/index.ts'
import { waysToDecide } from '../../../acts/hands.ts'
import { type SignedPaper, signWith } from '../../../acts/sign.ts'
import { bodiesNamed, peopleNamed } from '../../../detail/next.ts'
import { type PaperIn, papersOf } from '../../../detail/read.ts'
import { signingAuthority } from '../../../papers/index.ts'
import { seenDossier } from '../../../see.ts'
import { groundOf, Where } from '../../../where.ts'

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
 * Signs the result files of a dossier (PDF, PAdES) for whoever may decide it, each with the QR code of the page that
 * checks it, and keeps them; the act of signing then puts them in place of the drafts. Nothing for whoever may not
 * decide: the act says so.
 * @throws Problem 422 when a draft cannot be signed, 503 when storage is out of reach
 */
async function signedResults(signing: Signing, dossierId: string): Promise<SignedPaper[]> {
  const found = await read(signing.database, (tx) => resultsOf(tx, signing, dossierId))
  if (!found?.ground || !found.results.length) return []
  const at = new Date(signing.now)
  const statement = {
    name: found.name,
    capacity: found.ground.capacity,
    at,
    ...(found.organization && { organization: found.organization })
  }
  const authority = await signingAuthority(signing.config)
  const { capacity, name, organization } = statement
  const signer = await authority.signerFor({ name, capacity, ...(organization && { organization }) }, at)
  const signed: SignedPaper[] = []
  for (const { paper, file } of found.results)
    signed.push(await signOne(signing, signer, { name, capacity, at }, paper, file))
  return signed
}

type Statement = Parameters<Signer['sign']>[1]

async function signOne(
  { database, store, actor, site }: Signing,
  signer: Signer,
  statement: Statement,
  paper: PaperIn,
  file: StoredFile
): Promise<SignedPaper> {
  const id = randomUUID()
  const draft = await buffer(await openFile(store, file))
  // What somebody has signed already is only added to.
  const marked = draft.includes('/ByteRange') ? draft : await stampQr(draft, `${site}/verify/${id}`)
  const bytes = await signer.sign(marked, statement)
  const { name } = file
  const kept = await storeFile(database, store, Readable.from([Buffer.from(bytes)]), {
    name,
    subject: actor.subject
  })
  return { paper: paper.id, id, fileId: kept.id }
}

async function resultsOf(
  tx: Parameters<typeof papersOf>[0],
  { actor, day }: Signing,
  dossierId: string
): Promise<{
  ground: Ground | null
  name: string
  organization: string | undefined
  results: { paper: PaperIn; file: StoredFile }[]
} | null> {
  const dossier = await seenDossier(tx, actor, dossierId, day)
  if (dossier.phase !== 'proposed') return null
  const where = new Where(tx, dossier, day)
  const ground = await groundOf(tx, actor, await waysToDecide({ tx, dossier, where }))
  const papers = (await papersOf(tx, dossier.id)).filter(({ kind }) => kind === 'result')
  const files = await filesById(
    tx,
    papers.flatMap(({ fileId }) => fileId ?? [])
  )
  const results = papers.flatMap((paper) => {
    const file = files.find(({ id }) => id === paper.fileId)
    return file?.mediaType === 'application/pdf' ? [{ paper, file }] : []
  })
  const [person] = await peopleNamed(tx, actor.personId ? [actor.personId] : [])
  const [body] = await bodiesNamed(tx, [await where.custodian()], day)
  return { ground, name: person?.name ?? actor.name, organization: body?.name, results }
}
