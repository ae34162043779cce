import type { Tx } from '../../../platform/database/index.ts'
import { moment } from '../../../platform/moment.ts'
import type { Actor, Ground } from '../../../platform/record/index.ts'
import type { Version } from '../../procedures/index.ts'
import type { DossierRow, EntryRow, FactColumns } from '../book/columns.ts'
import { type Before, type Means, standingAfter } from '../book/derive.ts'
import { entryOf, hashed, hexOf } from '../book/happen.ts'
import { hashOfEntry, noHash } from '../book/hash.ts'
import type { Payload } from '../dossier.ts'
import { calendarOf, clockRulesOn, dayAt } from '../law.ts'
import type { DossierEvent } from '../life/events.ts'
import { type Life, live, noLife } from '../life/life.ts'
import { nationalState } from '../life/national.ts'
import { stepAfter } from '../life/steps.ts'
import { type CodeAsked, takeCodes } from './codes.ts'
import { insertBesides, insertNumbers, type OpinionIn, type PaperIn } from './write-besides.ts'
import { insertDossiers } from './write-books.ts'

/** Something that happened, by whom and on what ground. */
export interface Told {
  event: DossierEvent
  with?: Record<string, unknown>
  /** With this event the dossier gets its code. */
  codes?: boolean
  /** The body that gave the number of a release. */
  numberedBy?: string
  actor: Pick<Actor, 'subject' | 'name' | 'personId'>
  ground: Ground | null
}

/** The whole book of a dossier, told at once. */
export interface Book {
  id: string
  /** All of what was handed in but the code. */
  facts: FactColumns
  version: Version
  /** Null: a draft, which has no code. */
  code: CodeAsked | null
  told: readonly Told[]
  papers: readonly PaperIn[]
  opinions: readonly OpinionIn[]
}

/**
 * Writes whole histories: the same rows that acts would have written one by one. Books come in the order in which they
 * get their codes.
 * @throws Error when a history cannot have happened
 */
export async function writeBooks(tx: Tx, books: readonly Book[]): Promise<void> {
  const coded = books.flatMap(({ code }) => code ?? [])
  const codes = (await takeCodes(tx, coded)).values()
  const rows: DossierRow[] = []
  const entries: EntryRow[] = []
  for (const book of books) {
    const code = book.code ? (codes.next().value ?? null) : null
    const { row, entries: written } = await bookOf(tx, book, code)
    rows.push(row)
    entries.push(...written)
  }
  await insertDossiers(tx, rows, entries)
  await insertBesides(tx, books)
  await insertNumbers(tx, books)
}

async function bookOf(
  tx: Tx,
  { id, facts, version, told }: Book,
  code: string | null
): Promise<{ row: DossierRow; entries: EntryRow[] }> {
  const { steps } = version.content
  let life: Life = noLife
  let before: Before = { step: null, promisedAt: null, handedOverAt: null, dueAt: null }
  let hash: Buffer = noHash
  const entries: EntryRow[] = []
  let standing: ReturnType<typeof standingAfter> | undefined
  for (const [at, { event: said, with: more, codes, actor, ground }] of told.entries()) {
    const event: DossierEvent = { ...said, at: moment(said.at) }
    life = lifeAfter(life, event, id)
    const step = stepAfter(before.step, event, life, steps)
    if (at === told.length - 1)
      standing = standingAfter(life, event, before, await meansOf(tx, life, version))
    const came = codes ? { code, ...more } : more
    const payload: Payload = { ...event, ...(came && { with: came }) }
    const state = { phase: life.phase, national: nationalState(life) }
    const hand = { actor: { ...actor, rights: nobody }, ground }
    const entry = entryOf(hand, id, at + 1, payload, state, at === 0)
    hash = hashOfEntry(hash, { ...hashed(entry), payload })
    entries.push({ ...entry, hash: hexOf(hash) })
    before = { ...before, step }
  }
  if (!standing) throw new Error('a book in which nothing happens')
  const last = life.last ?? ''
  const row = { foreign_code: false, ...facts, code, ...standing, id, events: told.length, last_at: last }
  return { row: { ...row, hash: hexOf(hash) }, entries }
}

function lifeAfter(life: Life, event: DossierEvent, id: string): Life {
  const next = live(life, event)
  if ('life' in next) return next.life
  throw new Error(`${event.type} at ${event.at} cannot happen to ${id}: ${JSON.stringify(next.refusal)}`)
}

async function meansOf(tx: Tx, life: Life, { content }: Version): Promise<Means> {
  return {
    calendar: await calendarOf(tx),
    rules: await clockRulesOn(tx, await dayAt(tx, life.receivedAt ?? life.last ?? '')),
    limit: content.limit ?? null,
    steps: content.steps
  }
}

/** What is told is not asked for its right again: the ground came with it. */
const nobody: Actor['rights'] = {
  ground: async () => null,
  lack: async () => {
    throw new Error('a history asks for no right')
  }
}
