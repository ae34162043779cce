import { sql } from 'kysely'
import type { Limit } from '../../../platform/calendar/index.ts'
import type { Snapshot } from '../../../platform/database/index.ts'
import { isoOf, millis } from '../../../platform/moment.ts'
import { canonicalJson } from '../../../platform/record/index.ts'
import type { Payload } from '../dossier.ts'
import { calendarOf, clockRulesOn, dayAt } from '../law.ts'
import { clockOf } from '../life/clock.ts'
import type { DossierEvent } from '../life/events.ts'
import { type Life, liveThrough } from '../life/life.ts'
import { hashOfEntry, noHash } from './hash.ts'
import { instant } from './moments.ts'

/** What is wrong with a book: an entry missing or changed, or a dossier that is not what its book comes to. */
export interface BookFault {
  dossierId: string
  fault: 'missing_entry' | 'changed_entry' | 'last_entry' | 'comes_to_other'
  number: number | null
}

interface Book {
  id: string
  events: number
  hash: Buffer
  comes: { phase: string; ended: string | null; due: string | null; life: Life; there: string | null }
  limit: Limit | null
  entries: Stored[]
}

interface Stored {
  number: number
  type: string
  at: string
  learnedAt: string
  actorSubject: string
  actorName: string
  ground: unknown
  payload: Payload
  hash: string
}

/**
 * Reads books again from their first entry: every hash, every number, and what they come to.
 * @param after only dossiers with a greater id, so that millions can be looked through in parts
 */
export async function verifyBooks(
  tx: Snapshot,
  { after = null, limit = 1000 }: { after?: string | null; limit?: number } = {}
): Promise<{ books: number; faults: BookFault[]; last: string | null }> {
  const found = await sql<Book>`
    select d.id, d.events, d.hash,
      jsonb_build_object('phase', d.phase, 'ended', to_char(d.ended_at at time zone 'utc', ${instant}),
        'due', to_char(d.due_at at time zone 'utc', ${instant}), 'life', d.life,
        -- What lists go by; nulls are left out as in the life.
        'there', concat_ws(' ', (select p.origin_id from pile p where p.id = d.step_pile_id), d.step_pile_id, d.step_person_id, d.step_unit_id)) as comes,
      case when d.limit_unit is not null then jsonb_build_object('amount', d.limit_amount, 'unit', d.limit_unit) end as "limit",
      (select jsonb_agg(jsonb_build_object('number', e.number, 'type', e.type,
          'at', to_char(e.at at time zone 'utc', ${instant}), 'learnedAt', to_char(e.learned_at at time zone 'utc', ${instant}),
          'actorSubject', e.actor_subject, 'actorName', e.actor_name, 'ground', e.ground, 'payload', e.payload,
          'hash', encode(e.hash, 'hex')) order by e.number)
        from dossier_event e where e.dossier_id = d.id) as entries
    from dossier d where ${after}::uuid is null or d.id > ${after}::uuid order by d.id limit ${limit}`.execute(
    tx
  )
  const faults: BookFault[] = []
  for (const book of found.rows) faults.push(...faultOf(book, await dueNow(tx, book)))
  return { books: found.rows.length, faults, last: found.rows.at(-1)?.id ?? null }
}

/** When a running dossier is due by the calendar as it is known now; what is over keeps the date that it had. */
async function dueNow(tx: Snapshot, { comes: { life, due }, limit }: Book): Promise<string | null> {
  const last = life.last ?? life.receivedAt
  // So is one that has passed.
  if (!life.receivedAt || life.endedAt || !last || (due && millis(due) < millis(last))) return due
  const rules = await clockRulesOn(tx, await dayAt(tx, life.receivedAt))
  const now = millis(last)
  return isoOf(clockOf(await calendarOf(tx), rules, life, limit, now).due)
}

function faultOf({ id, events, hash, comes, entries }: Book, due: string | null): BookFault[] {
  const fault = (kind: BookFault['fault'], number: number | null): BookFault[] => [
    { dossierId: id, fault: kind, number }
  ]
  let previous: Buffer = noHash
  for (const [index, { hash: written, ...entry }] of entries.entries()) {
    if (entry.number !== index + 1) return fault('missing_entry', index + 1)
    previous = hashOfEntry(previous, { dossierId: id, ...entry })
    if (previous.toString('hex') !== written) return fault('changed_entry', entry.number)
  }
  if (entries.length !== events || !previous.equals(hash)) return fault('last_entry', events)
  const inTime = entries
    .map(({ payload: { with: _more, ...event } }) => event as DossierEvent)
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
  const { life, refusals } = liveThrough(inTime)
  const same =
    !refusals.length &&
    life.phase === comes.phase &&
    life.endedAt === comes.ended &&
    due === comes.due &&
    (comes.there ?? '') === there(life) &&
    canonicalJson(life) === canonicalJson(comes.life)
  return same ? [] : fault('comes_to_other', null)
}

/** Where the present step is done, as the columns have it. */
function there({ elsewhere }: Life): string {
  const { body, pile, person, unit } = elsewhere ?? {}
  return [body, pile, person, unit].filter((one) => one !== undefined).join(' ')
}
