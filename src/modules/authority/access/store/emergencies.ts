import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { FromRegister, type Target } from '../../../../platform/record/index.ts'
import type { InLanguages } from '../../resolve/index.ts'

/** A power that someone took in an emergency. */
export interface Emergency {
  id: string
  personId: string
  personName: string
  personCode: string
  postId: string
  power: { code: string; name: InLanguages }
  organizationId: string | null
  areaId: string | null
  /** What the place or body is called; null: the province as a whole. */
  placeName: string | null
  since: string
  until: string
  open: boolean
  reason: string
  review: { verdict: 'justified' | 'unjustified'; opinion: string; by: string | null; at: string } | null
}

const emergencies = sql`
  select e.id, e.person_id as "personId", p.name as "personName", p.code as "personCode", e.post_id as "postId",
    jsonb_build_object('code', w.code, 'name', names(w.name_vi, w.name_en, w.name_de)) as power,
    e.organization_id as "organizationId", e.area_id as "areaId",
    coalesce(body_party(e.organization_id, current_date) -> 'name' ->> 'vi',
      (select k.name_vi || ' ' || v.name from area_version v join kind k on k.code = v.kind_code
        where v.area_id = e.area_id order by lower(v.valid) desc nulls last limit 1)) as "placeName",
    lower(e.valid) as since, upper(e.valid) as until, e.valid @> now() as open, e.reason,
    case when r.emergency_access_id is not null then jsonb_build_object('verdict', r.verdict, 'opinion', r.opinion,
      'by', v.name, 'at', r.recorded_at) end as review
  from emergency_access e
  join person p on p.id = e.person_id
  join power w on w.code = e.power_code
  left join emergency_review r on r.emergency_access_id = e.id
  left join person v on v.id = r.person_id`

/** Which to list. */
export interface EmergencyFilter {
  /** Only those of which somebody in this person's posts of the day was told, and their own. */
  toldTo?: { personId: string; at: Day }
  personId?: string
  after?: string
  limit?: number
}

/** Emergency accesses, the latest first. */
export async function listEmergencies(
  tx: Snapshot,
  { toldTo, personId, after, limit = 50 }: EmergencyFilter
): Promise<Emergency[]> {
  const told = toldTo
    ? sql`(e.person_id = ${toldTo.personId}::uuid or exists (select from emergency_alert a
        join posts_borne(${toldTo.personId}::uuid, ${toldTo.at}::date) b on b.post_id = a.post_id
        where a.emergency_access_id = e.id))`
    : sql`true`
  const found = await sql<Emergency>`${emergencies}
    where ${told} and (${personId ?? null}::uuid is null or e.person_id = ${personId ?? null}::uuid)
      and (${after ?? null}::uuid is null or e.id < ${after ?? null}::uuid)
    order by e.id desc limit ${limit}`.execute(tx)
  return found.rows
}

export async function findEmergency(tx: Snapshot, id: string): Promise<Emergency | undefined> {
  const found = await sql<Emergency>`${emergencies} where e.id = ${id}::uuid`.execute(tx)
  return found.rows[0]
}

/** The posts that were told of an emergency access. */
export async function postsTold(tx: Snapshot, id: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select post_id as id from emergency_alert
    where emergency_access_id = ${id}::uuid order by post_id`.execute(tx)
  return found.rows.map((row) => row.id)
}

export interface NewEmergency {
  personId: string
  postId: string
  power: string
  target: Target
  reason: string
  minutes: number
  /** Posts that are told. */
  told: string[]
}

/** Opens an emergency access from this moment on. */
export async function insertEmergency(tx: Tx, access: NewEmergency): Promise<{ id: string; until: string }> {
  const { personId, postId, power, target, reason, minutes, told } = access
  const body = target && 'organizationId' in target ? target.organizationId : null
  const place = target && 'areaId' in target ? target.areaId : null
  const made = await sql<{ id: string; until: string }>`
    insert into emergency_access (person_id, post_id, power_code, organization_id, area_id, valid, reason)
    values (${personId}::uuid, ${postId}::uuid, ${power}, ${body}::uuid, ${place}::uuid,
      tstzrange(act_time(), act_time() + make_interval(mins => ${minutes})), ${reason})
    returning id, upper(valid) as until`.execute(tx)
  const [opened] = made.rows
  if (!opened) throw new Error('the emergency access was not written')
  await sql`insert into emergency_alert (emergency_access_id, post_id)
    select ${opened.id}::uuid, post from unnest(${told}::uuid[]) post`.execute(tx)
  return opened
}

export async function insertReview(
  tx: Tx,
  review: { id: string; personId: string | null; verdict: 'justified' | 'unjustified'; opinion: string }
): Promise<void> {
  await sql`insert into emergency_review (emergency_access_id, person_id, verdict, opinion)
    values (${review.id}::uuid, ${review.personId}::uuid, ${review.verdict}, ${review.opinion})`.execute(tx)
}

/** How long an emergency access lasts here; the locality may say otherwise. */
export async function emergencyMinutes(tx: Snapshot): Promise<number> {
  const found = await sql<{ minutes: number | null }>`
    select (settings ->> 'emergencyMinutes')::int as minutes from locality limit 1`.execute(tx)
  return found.rows[0]?.minutes ?? 60
}

const everHad = new FromRegister<boolean>()

async function hadEmergency(tx: Snapshot, personId: string): Promise<boolean> {
  const found = await sql`select from emergency_access where person_id = ${personId}::uuid limit 1`.execute(
    tx
  )
  return found.rows.length > 0
}

/** The post through which someone has a power by an emergency access that is open now. */
export async function openEmergency(
  tx: Snapshot,
  who: { personId: string; today: Day; as?: string },
  power: string,
  target: Target
): Promise<string | undefined> {
  const { personId, today, as } = who
  // Hardly anybody ever had one; asked for each right that somebody has not.
  if (!(await everHad.get(tx, personId, () => hadEmergency(tx, personId)))) return undefined
  const body = target && 'organizationId' in target ? target.organizationId : null
  const place = target && 'areaId' in target ? target.areaId : null
  // Whoever no longer serves in the post has no emergency either.
  const found = await sql<{ postId: string }>`
    select e.post_id as "postId" from emergency_access e
    where e.person_id = ${personId}::uuid and e.power_code = ${power} and e.valid @> clock_timestamp()
      and exists (select from posts_borne(${personId}::uuid, ${today}::date) b
        where b.through_post_id = e.post_id and (${as ?? null}::uuid is null or b.post_id = ${as ?? null}::uuid))
      and case
        when e.organization_id is not null then e.organization_id in (select organizations_around(${body}::uuid, ${today}::date))
        when e.area_id is not null then e.area_id in (select a.area_id from areas_around(coalesce(${place}::uuid,
          (select v.area_id from organization_version v where v.organization_id = ${body}::uuid and v.valid @> ${today}::date)),
          ${today}::date) a)
        else true end
    limit 1`.execute(tx)
  return found.rows[0]?.postId
}
