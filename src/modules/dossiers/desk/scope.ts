import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { type Actor, FromRegister } from '../../../platform/record/index.ts'
import { bodiesWhere } from '../../staffing/index.ts'
import { unitFor } from '../reference.ts'
import { type Pile, pilesFallingTo, pilesOf, pilesOn } from './piles.ts'

/** What somebody works on: where they receive, for which units they work, which bodies they lead. */
export interface Desk {
  personId: string | null
  /** Bodies at whose counters they receive, with those that these took over. */
  counters: string[]
  /** Counters, and bodies that served at their own doors, that were divided: what of these the served bodies have goes on here. */
  divided: string[]
  served: Held
  /** Units in which they work on dossiers. */
  units: string[]
  /** Those units, with the ones that they took over: what is assigned to one of them is theirs. */
  unitsThen: string[]
  /** Piles that nobody has to assign: they fall to these units by their field. */
  ownPiles: number[]
  /** Bodies in which they assign, oversee or release. */
  leads: string[]
  /** All piles of these bodies. */
  ledPiles: number[]
  /** The day, and all the bodies for which they work on it: those that they lead, their units, and those above them. */
  day: Day
  bodies: string[]
  /** What these have. */
  held: Held
  /** The bodies from which what these have came: they mark dossiers in a search. */
  origins: string[]
  /** Single dossiers that a split left open: given to others, whatever piles are ours; and given to us, of whatever pile. */
  elsewhere: string[]
  given: { led: string[]; own: string[] }
  /** All of them on the day, with who has them. */
  singly: readonly Given[]
  /** Whether a step of any dossier is done at another body than its lead: without one nobody looks for any. */
  steps: boolean
}

/** What some bodies have: what lies in their piles, save what was given to others, and what was given to them. */
export interface Held {
  piles: number[]
  elsewhere: string[]
  given: string[]
}

/** A dossier that does not go with its pile, and one of the bodies that has it. */
export interface Given {
  id: string
  originId: string
  field: string
  custodianId: string
}

const desks = new FromRegister<Desk>()

/** The desk of somebody on a day. It follows from their posts; there is nothing to set up. */
export async function deskOf(tx: Snapshot, actor: Actor, day: Day): Promise<Desk> {
  const who = `${actor.subject} ${actor.capacity?.postId ?? ''} ${actor.scopes?.join(',') ?? ''} ${day}`
  const work = await there(tx, actor)
  return desks.get(tx, `${who} ${work.piles} ${work.steps} ${work.emergencies}`, () =>
    makeDesk(tx, actor, day, work)
  )
}

interface There {
  piles: number
  steps: boolean
  emergencies: number
}

/**
 * How many piles there are: the first dossier of a kind makes one, which changes nothing in the register. Whether a step is
 * done elsewhere. And how many emergencies somebody has, which end by the clock.
 */
async function there(tx: Snapshot, { personId }: Actor): Promise<There> {
  const found = await sql<There>`select count(*)::int as piles,
    exists (select from dossier d where d.ended_at is null and d.step_pile_id is not null) as steps,
    (select count(*)::int from emergency_access e where e.person_id = ${personId}::uuid and e.valid @> clock_timestamp()) as emergencies
    from pile`.execute(tx)
  return found.rows[0] ?? { piles: 0, steps: false, emergencies: 0 }
}

async function makeDesk(tx: Snapshot, actor: Actor, day: Day, { piles: count, steps }: There): Promise<Desk> {
  const among = async (power: string) => {
    const bodies = await bodiesWhere(tx, actor, power, day)
    return bodies === 'all' ? competentBodies(tx, day) : bodies
  }
  const counters = await among('dossiers.receive')
  const units = await among('dossiers.settle')
  const led = ['dossiers.assign', 'dossiers.oversee', 'dossiers.release']
  const leads = [...new Set((await Promise.all(led.map(among))).flat())]
  const above = await aroundUnits(tx, units, day)
  const bodies = [...new Set([...leads, ...units, ...above])]
  const piles = await pilesOn(tx, day, count)
  const ids = (of: readonly string[]) => pilesOf(piles, of).map(({ id }) => id)
  const before = await servedBefore(tx, counters, day)
  const singly = await givenOn(tx, day)
  const heldBy = (of: readonly string[]): Held => ({ piles: ids(of), ...givenAmong(singly, of) })
  const held = heldBy(bodies)
  const ours = singly.filter(({ id }) => held.given.includes(id))
  return {
    ...{ day, bodies, steps, held, singly, elsewhere: held.elsewhere },
    origins: [...new Set([...originsOf(pilesOf(piles, bodies)), ...originsOf(ours)])],
    given: { led: givenAmong(singly, leads).given, own: await givenFallingTo(tx, ours, units, day) },
    personId: actor.personId,
    counters: [...new Set([...counters, ...before.here])],
    divided: before.divided,
    served: heldBy(before.divided.length ? before.served : []),
    units,
    unitsThen: await withTakenOver(tx, [...units, ...leads], day),
    ownPiles: await pilesFallingTo(tx, piles, { units, above }, day),
    leads,
    ledPiles: ids(leads)
  }
}

async function competentBodies(tx: Snapshot, day: Day): Promise<string[]> {
  const found = await sql<{ id: string }>`select distinct custodian_id as id
    from pile_custodians(${day}::date)`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** Bodies with those whose work they took over. */
async function withTakenOver(tx: Snapshot, bodies: string[], day: Day): Promise<string[]> {
  if (!bodies.length) return []
  const found = await sql<{ id: string }>`
    select id from unnest(${bodies}::uuid[]) id
    union select origin_id from custody where custodian_id = any (${bodies}::uuid[]) and valid @> ${day}::date`.execute(
    tx
  )
  return found.rows.map(({ id }) => id)
}

/**
 * Counters that ended, and bodies that took in themselves, whose work came to these counters or to bodies that they serve:
 * to one alone, or divided among several.
 */
export async function servedBefore(
  tx: Snapshot,
  counters: string[],
  day: Day
): Promise<{ served: string[]; here: string[]; divided: string[] }> {
  if (!counters.length) return { served: [], here: [], divided: [] }
  const found = await sql<{ served: string[]; here: string[]; divided: string[] }>`
    with served as materialized (
      select o.organization_id as id from unnest(${counters}::uuid[]) c
      join organization_version v on v.organization_id = c and v.valid @> ${day}::date and 'one_stop' = any (v.functions)
      join organization_version o on o.area_id = v.area_id and o.valid @> ${day}::date
        and not 'one_stop' = any (o.functions)
    ),
    ours as (select id from served union select unnest(${counters}::uuid[])),
    before as (
      select b.id, count(distinct s.id) as heirs, bool_or(s.id in (select id from ours)) as ours
      from (select distinct c.origin_id as id from custody c where c.custodian_id in (select id from ours)
        and c.valid @> ${day}::date) b
      cross join lateral successors_of(b.id, 'one_stop', ${day}::date) s (id) group by b.id
    )
    select coalesce((select array_agg(id) from served), '{}') as served,
      coalesce((select array_agg(id) from before where ours and heirs = 1), '{}') as here,
      coalesce((select array_agg(id) from before where ours and heirs > 1), '{}') as divided`.execute(tx)
  return found.rows[0] ?? { served: [], here: [], divided: [] }
}

const originsOf = (piles: readonly Pick<Pile, 'originId'>[]): string[] => [
  ...new Set(piles.map(({ originId }) => originId))
]

/** The bodies above units, with these. */
async function aroundUnits(tx: Snapshot, units: string[], day: Day): Promise<string[]> {
  if (!units.length) return []
  const found = await sql<{ id: string }>`
    select distinct o as id from unnest(${units}::uuid[]) u cross join lateral organizations_around(u, ${day}::date) o`.execute(
    tx
  )
  return found.rows.map(({ id }) => id)
}

const givens = new FromRegister<readonly Given[]>()

/** All single dossiers that do not go with their pile on a day. */
export function givenOn(tx: Snapshot, day: Day): Promise<readonly Given[]> {
  return givens.get(tx, day, async () => {
    const found = await sql<Given>`
      select g.dossier_id as id, p.origin_id as "originId", p.function_code as field, g.custodian_id as "custodianId"
      from given_custodians(${day}::date) g join dossier d on d.id = g.dossier_id join pile p on p.id = d.pile_id`.execute(
      tx
    )
    return found.rows
  })
}

/** Those that bodies have, and those that only others have. */
export function givenAmong(
  all: readonly Given[],
  bodies: readonly string[]
): Pick<Held, 'elsewhere' | 'given'> {
  const own = new Set(bodies)
  const given = new Set(all.filter(({ custodianId }) => own.has(custodianId)).map(({ id }) => id))
  return {
    given: [...given],
    elsewhere: [...new Set(all.map(({ id }) => id))].filter((id) => !given.has(id))
  }
}

/** Of single dossiers those whose field falls to one of the units, where nobody assigned. */
async function givenFallingTo(
  tx: Snapshot,
  all: readonly Given[],
  units: readonly string[],
  day: Day
): Promise<string[]> {
  const ours = new Set(units)
  const falling: string[] = []
  for (const { id, custodianId, field } of all)
    if (ours.has(await unitFor(tx, custodianId, field, day))) falling.push(id)
  return falling
}
