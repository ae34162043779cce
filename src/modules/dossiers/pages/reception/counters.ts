import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { signedIn } from '../../../../platform/http/index.ts'
import type { Actor } from '../../../../platform/record/index.ts'
import { type Desk, deskOf } from '../../desk/scope.ts'

/** A body at whose counter people hand in dossiers. */
export interface Counter {
  id: string
  name: string
  areaId: string
  seat: string | null
}

/** Who receives, and where. */
export interface AtCounter {
  actor: Actor
  day: Day
  desk: Desk
  /** The one at which they sit now. */
  counter: Counter
  /** All at which they may receive. */
  counters: Counter[]
}

/**
 * The counter at which whoever asks receives: the one that the address names (`counter`), else the first of theirs.
 * @throws 401 for nobody, 403 for who may receive nowhere
 */
export async function atCounter(tx: Snapshot, request: FastifyRequest): Promise<AtCounter> {
  const actor = signedIn(request)
  const day = request.view.today
  const desk = await deskOf(tx, actor, day)
  const counters = await countersOf(tx, desk.counters, day)
  const { counter: asked } = request.query as { counter?: string }
  const counter = counters.find(({ id }) => id === asked) ?? counters[0]
  if (!counter) throw await actor.rights.lack(tx, 'dossiers.receive', null)
  return { actor, day, desk, counter, counters }
}

/** Bodies that are there on a day, those whose work is a one-stop counter first. */
export async function countersOf(tx: Snapshot, ids: readonly string[], day: Day): Promise<Counter[]> {
  if (!ids.length) return []
  const found = await sql<Counter>`select o.organization_id as id, o.name, o.area_id as "areaId", o.seat
    from organization_version o where o.organization_id = any (${ids}::uuid[]) and o.valid @> ${day}::date
      and o.area_id is not null
    order by 'one_stop' = any (o.functions) desc, o.name, o.organization_id`.execute(tx)
  return found.rows
}

/** All counters of the province: where a result may be fetched. */
export async function allCounters(tx: Snapshot, day: Day): Promise<Counter[]> {
  const found = await sql<Counter>`select o.organization_id as id, o.name, o.area_id as "areaId", o.seat
    from organization_version o where 'one_stop' = any (o.functions) and o.valid @> ${day}::date and o.area_id is not null
    order by fold(o.name), o.organization_id`.execute(tx)
  return found.rows
}
