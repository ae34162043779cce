import { sql } from 'kysely'
import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { type Actor, mayDo, mayDoAmong, type Power } from '../../platform/record/index.ts'

/** Bodies by id, or all of them. */
export type Bodies = 'all' | string[]

/**
 * The bodies for which somebody may use a power on a day. Asked only where a power of theirs can reach: in the areas that their own bodies serve, and below these bodies.
 */
export async function bodiesWhere(tx: Snapshot, actor: Actor | null, power: Power, at: Day): Promise<Bodies> {
  if (!actor) return []
  if (await powerEverywhere(tx, actor, power, at)) return 'all'
  if (!actor.personId) return []
  const { rows } = await sql<{ id: string }>`
    with recursive own as (
      select distinct p.organization_id, o.area_id from posts_borne(${actor.personId}::uuid, ${at}::date) b
      join post p on p.id = b.post_id and p.valid @> ${at}::date
      join organization_version o on o.organization_id = p.organization_id and o.valid @> ${at}::date
    ), below as (
      select organization_id from own
      union
      select o.organization_id from below b
      join organization_version o on o.parent_id = b.organization_id and o.valid @> ${at}::date
    )
    select organization_id as id from below
    union
    select o.organization_id from own join organization_version o on o.area_id = own.area_id and o.valid @> ${at}::date`.execute(
    tx
  )
  const ids = rows.map(({ id }) => id)
  return mayDoAmong(tx, actor, power, ids)
}

/** Whether the power reaches all of the province: that of one body, however high, does not. */
export async function powerEverywhere(
  tx: Snapshot,
  actor: Actor | null,
  power: Power,
  at: Day
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select area_id as id from area_version where parent_id is null and valid @> ${at}::date limit 1`.execute(
    tx
  )
  return rows[0] !== undefined && (await mayDo(tx, actor, power, { areaId: rows[0].id }))
}

/** Whether a body is among them. */
export function among(bodies: Bodies, id: string | null): boolean {
  return bodies === 'all' || (id !== null && bodies.includes(id))
}

/** A body and everything below it on a day. */
export async function bodiesBelow(tx: Snapshot, organizationId: string, at: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select organization_id as id from organization_version
      where organization_id = ${organizationId}::uuid and valid @> ${at}::date
      union
      select o.organization_id from below b join organization_version o on o.parent_id = b.id and o.valid @> ${at}::date
    ) select id from below`.execute(tx)
  return rows.map(({ id }) => id)
}
