import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { type Actor, FromRegister } from '../../../platform/record/index.ts'
import { bodiesWhere } from '../../staffing/index.ts'
import { type Pile, pilesFallingTo, pilesOf, pilesOn } from './piles.ts'

/** What somebody works on: where they receive, for which units they work, which bodies they lead. */
export interface Desk {
  personId: string | null
  /** Bodies at whose counters they receive, with those that these took over. */
  counters: string[]
  /** Bodies that served at their own doors and were divided: what of these is in the served piles goes on at these counters. */
  divided: string[]
  servedPiles: number[]
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
  /** The bodies from which what these have came: they mark dossiers in a search. */
  origins: string[]
  /** Single dossiers that a split left open: of these piles but given to others, and given to them of whatever pile. */
  elsewhere: string[]
  given: { led: string[]; own: string[] }
  /** Whether a step of any dossier is done at another body than its lead: without one nobody looks for any. */
  steps: boolean
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
  const given = await givenSingly(tx, { bodies, leads, units }, day)
  return {
    ...{ day, bodies, origins: originsOf(pilesOf(piles, bodies)), ...given, steps },
    personId: actor.personId,
    counters: [...new Set([...(await withTakenOver(tx, counters, day)), ...before.here])],
    divided: before.divided,
    servedPiles: before.divided.length ? ids(before.served) : [],
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
 * Bodies that took in themselves, and whose work came to bodies that these counters serve: to one alone, or divided
 * among several.
 */
async function servedBefore(
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
    before as (
      select b.id, count(distinct s.id) as heirs, bool_or(s.id in (select id from served)) as ours
      from (select distinct c.origin_id as id from custody c where c.custodian_id in (select id from served)
        and c.valid @> ${day}::date) b
      cross join lateral successors_of(b.id, 'one_stop', ${day}::date) s (id) group by b.id
    )
    select coalesce((select array_agg(id) from served), '{}') as served,
      coalesce((select array_agg(id) from before where ours and heirs = 1), '{}') as here,
      coalesce((select array_agg(id) from before where ours and heirs > 1), '{}') as divided`.execute(tx)
  return found.rows[0] ?? { served: [], here: [], divided: [] }
}

const originsOf = (piles: readonly Pile[]): string[] => [...new Set(piles.map(({ originId }) => originId))]

/** The bodies above units, with these. */
async function aroundUnits(tx: Snapshot, units: string[], day: Day): Promise<string[]> {
  if (!units.length) return []
  const found = await sql<{ id: string }>`
    select distinct o as id from unnest(${units}::uuid[]) u cross join lateral organizations_around(u, ${day}::date) o`.execute(
    tx
  )
  return found.rows.map(({ id }) => id)
}

/** Single dossiers that do not go with their pile. */
async function givenSingly(
  tx: Snapshot,
  { bodies, leads, units }: Pick<Desk, 'bodies' | 'leads' | 'units'>,
  day: Day
): Promise<Pick<Desk, 'elsewhere' | 'given'>> {
  const found = await sql<{ id: string; ours: boolean; led: boolean; own: boolean }>`
    select g.dossier_id as id, bool_or(g.custodian_id = any (${bodies}::uuid[])) as ours,
      bool_or(g.custodian_id = any (${leads}::uuid[])) as led,
      bool_or(unit_for(g.custodian_id, p.function_code, ${day}::date) = any (${units}::uuid[])) as own
    from given_custodians(${day}::date) g join dossier d on d.id = g.dossier_id join pile p on p.id = d.pile_id
    group by g.dossier_id`.execute(tx)
  const ids = (which: 'led' | 'own') => found.rows.filter((row) => row[which]).map(({ id }) => id)
  const elsewhere = found.rows.filter(({ ours }) => !ours).map(({ id }) => id)
  return { elsewhere, given: { led: ids('led'), own: ids('own') } }
}
