import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import type { NamedPlacement, Placement } from './words.ts'

/** What a plan says of people, by the code of the person. */
export async function placementsOf(
  tx: Snapshot,
  planId: string,
  personId: string | null = null
): Promise<NamedPlacement[]> {
  const found = await sql<NamedPlacement>`
    select l.person_id as "personId", p.code, p.name, l.kind, l.organization_code as "organizationCode",
      l.position_code as "positionCode", l.reason, l.tolerated_until as "toleratedUntil", l.note, l.proposed
    from plan_placement l join person p on p.id = l.person_id
    where l.plan_id::text = ${planId} and (${personId}::text is null or l.person_id::text = ${personId})
    order by p.code, array_position(array['permanent', 'acting', 'concurrent', 'secondment', 'leaving'], l.kind)`.execute(
    tx
  )
  return found.rows
}

/** Writes lines of a plan; a line of the same person and kind is replaced. */
export async function writePlacements(
  tx: Tx,
  planId: string,
  lines: readonly Placement[],
  proposed: boolean
): Promise<void> {
  if (!lines.length) return
  await sql`
    insert into plan_placement (plan_id, person_id, kind, organization_code, position_code, reason, tolerated_until, note, proposed)
    select ${planId}::uuid, r."personId", r.kind, r."organizationCode", r."positionCode", r.reason, r."toleratedUntil", r.note, ${proposed}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r("personId" uuid, kind text, "organizationCode" text,
      "positionCode" text, reason text, "toleratedUntil" date, note text)
    on conflict (plan_id, person_id, kind) do update set organization_code = excluded.organization_code,
      position_code = excluded.position_code, reason = excluded.reason, tolerated_until = excluded.tolerated_until,
      note = excluded.note, proposed = excluded.proposed, recorded_in = excluded.recorded_in`.execute(tx)
}

/** Takes lines out of a plan: of some people, or all that were proposed. */
export async function removePlacements(
  tx: Tx,
  planId: string,
  which: { persons: readonly string[] } | 'proposed'
): Promise<void> {
  const chosen = which === 'proposed' ? sql`proposed` : sql`person_id = any (${[...which.persons]}::uuid[])`
  await sql`delete from plan_placement where plan_id = ${planId}::uuid and ${chosen}`.execute(tx)
}

/** People by their codes. */
export async function personsCoded(
  tx: Snapshot,
  codes: readonly string[]
): Promise<Map<string, { id: string; code: string; name: string }>> {
  const found = await sql<{ id: string; code: string; name: string }>`
    select id, code, name from person where code = any (${[...codes]}::text[])`.execute(tx)
  return new Map(found.rows.map((person) => [person.code, person]))
}
