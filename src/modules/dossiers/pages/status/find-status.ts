import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { Version } from '../../../procedures/index.ts'
import { findDossier } from '../../book/read.ts'
import type { Dossier } from '../../dossier.ts'
import { versionById } from '../../reference.ts'
import { Where } from '../../where.ts'

/** A body as people find it. */
export interface Body {
  id: string
  name: string
  nameEn: string | null
  seat: string | null
}

/** What anybody with the code may know of a dossier: nothing about any person. */
export interface Status {
  code: string
  procedure: Version['content']['name']
  phase: Dossier['phase']
  waiting: Dossier['waiting']
  submittedAt: string | null
  receivedAt: string | null
  promisedAt: string | null
  /** When it is due now, if that is another moment than the promised one. */
  dueAt: string | null
  extendedTo: string | null
  endedAt: string | null
  handedOverAt: string | null
  returnWay: Dossier['returnWay']
  demonstration: boolean
  /** Who has it now: one body, unless a split leaves it open. */
  bodies: Body[]
  /** Where to go with it, or to fetch the result. */
  counter: Body | null
  /** When another body had it first: which, since when, by which decision. */
  takenOver: { from: string; since: Day | null; decision: string | null } | null
}

/** A dossier as its code tells; undefined: there is none of this code. Drafts that no office has answered have none. */
export async function findStatus(tx: Snapshot, text: string, day: Day): Promise<Status | undefined> {
  const code = plainCode(text)
  const dossier = code
    ? ((await findDossier(tx, code, day)) ?? (await findDossier(tx, text.trim(), day)))
    : undefined
  if (!dossier?.code) return undefined
  const where = new Where(tx, dossier, day)
  const custodians = await where.custodians()
  const { content } = await versionById(tx, dossier.versionId)
  return {
    ...factsOf(dossier),
    code: dossier.code,
    procedure: content.name,
    bodies: await bodiesOn(tx, custodians, day),
    counter: (await bodiesOn(tx, await counterOf(dossier, where), day))[0] ?? null,
    takenOver: await takenOverFrom(tx, dossier, custodians, day)
  }
}

function factsOf(dossier: Dossier) {
  const { phase, waiting, submittedAt, receivedAt, promisedAt, dueAt, extendedTo, endedAt } = dossier
  const { handedOverAt, returnWay, demonstration } = dossier
  return {
    ...{ phase, waiting, submittedAt, receivedAt, promisedAt, extendedTo, endedAt, handedOverAt },
    ...{ returnWay, demonstration },
    dueAt: dueAt === promisedAt ? null : dueAt
  }
}

/** As people type it: capital letters, no blanks; another dash than the one of the code. */
export function plainCode(text: string): string {
  return text
    .trim()
    .slice(0, 100)
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐‑‒–—−]/g, '-')
}

/** Where the result is fetched, or whoever took over from there. */
async function counterOf({ returnId }: Dossier, where: Where): Promise<string[]> {
  const all = await where.counters()
  const goesOn = returnId ? await where.doors(returnId) : []
  return [...all.filter((id) => goesOn.includes(id)), ...all].slice(0, 1)
}

/** Bodies in their order, as they are on the day or were last; without a seat of their own at that of their area. */
export async function bodiesOn(tx: Snapshot, ids: readonly string[], day: Day): Promise<Body[]> {
  if (!ids.length) return []
  const found = await sql<Body>`select v.organization_id as id, v.name, v.name_en as "nameEn",
      coalesce(v.seat, (select a.seat from area_version a where a.area_id = v.area_id and a.valid @> ${day}::date)) as seat
    from unnest(${ids}::uuid[]) with ordinality i (id, n)
    cross join lateral (select o.* from organization_version o where o.organization_id = i.id
      order by o.valid @> ${day}::date desc, lower(o.valid) desc nulls last limit 1) v
    order by i.n`.execute(tx)
  return found.rows
}

/** By which decision somebody else has it than the body to which it was handed in. */
async function takenOverFrom(
  tx: Snapshot,
  { pile, ownCustodianId }: Dossier,
  custodians: readonly string[],
  day: Day
): Promise<Status['takenOver']> {
  if (custodians.includes(pile.originId) || !custodians.length) return null
  const [origin] = await bodiesOn(tx, [pile.originId], day)
  const found = await sql<{ since: Day | null; decision: string | null }>`
    select lower(c.valid)::text as since, d.number as decision
    from custody c left join decision d on d.id = c.decision_id
    where c.origin_id = ${pile.originId}::uuid and c.custodian_id = any (${custodians}::uuid[])
      and c.valid @> ${day}::date and ${ownCustodianId === null}
    order by lower(c.valid) desc limit 1`.execute(tx)
  return {
    from: origin?.name ?? '',
    since: found.rows[0]?.since ?? null,
    decision: found.rows[0]?.decision ?? null
  }
}
