import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Announced, Speaker } from './cloud-event.ts'

const named = sql`
  select a.id, p.seq, a.type, a.subject_kind as "subjectKind", a.subject_id as "subjectId", a.occurs_on as "occursOn",
    v.code, v.name, v.kind_code as kind, a.decision_id as "decisionId", d.number as "decisionNumber"
  from publication p
  join announcement a on a.id = p.announcement_id
  left join decision d on d.id = a.decision_id
  left join lateral (
    select code, name, kind_code from area_version where a.subject_kind = 'area' and area_id = a.subject_id
      and valid @> (case when a.type = 'ended' then a.occurs_on - 1 else a.occurs_on end)
    union all
    select code, name, kind_code from organization_version where a.subject_kind = 'organization' and organization_id = a.subject_id
      and valid @> (case when a.type = 'ended' then a.occurs_on - 1 else a.occurs_on end)
    limit 1) v on true`

/** The feed after a number, in its order. */
export async function publishedAfter(tx: Snapshot, seq: number, limit: number): Promise<Announced[]> {
  return (await sql<Announced>`${named} where p.seq > ${seq} order by p.seq limit ${limit}`.execute(tx)).rows
}

/** Which register speaks, by whose clock. */
export async function speaker(tx: Snapshot): Promise<Speaker> {
  const found = await sql<{
    id: string
    timeZone: string
  }>`select id, time_zone as "timeZone" from locality limit 1`.execute(tx)
  const [place] = found.rows
  return { source: `urn:haicap:${place?.id ?? 'register'}`, timeZone: place?.timeZone ?? 'UTC' }
}

/** The number of the feed's last entry. */
export async function lastPublished(tx: Snapshot): Promise<number> {
  const found = await sql<{ seq: number | null }>`select max(seq) as seq from publication`.execute(tx)
  return found.rows[0]?.seq ?? 0
}
