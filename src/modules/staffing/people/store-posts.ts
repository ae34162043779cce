import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { believed, believedBodies } from './believed.ts'
import { insiders, seenBy, type Viewer } from './viewer.ts'
import type { AppointmentKind, Group, Words } from './words.ts'

/** Whoever holds a post on the day, in whatever way. */
export interface Holder {
  appointmentId: string
  personId: string
  /** Number in the staff register; the public does not see it. */
  code: string | null
  name: string
  kind: AppointmentKind
  /** From here on the public sees nothing. */
  rank: Words | null
  start: Day | null
  /** Exclusive; null: open. */
  end: Day | null
  /** Away on the day, and until when (exclusive). */
  absent: boolean | null
  absentUntil: Day | null
}

/** A post on a day, with whoever holds it. */
export interface PostOnDay {
  id: string
  organizationId: string
  organizationName: string
  positionCode: string
  title: Words
  group: Group
  lead: 'head' | 'deputy' | null
  start: Day | null
  end: Day | null
  /** Last day of a tolerated excess. */
  toleratedUntil: Day | null
  phone: string | null
  email: string | null
  demonstration: boolean
  holders: Holder[]
  /** Nobody holds it, or someone only acts. */
  vacant: boolean
}

export interface PostQuestion {
  organizationId?: string
  /** Posts of the bodies right below this one. */
  below?: string
  ids?: readonly string[]
  /** Only heads, or heads and deputies. */
  lead?: 'head' | 'any'
  at: Day
  known?: string | null
}

/** Posts of a day in the order of rank: leadership first, heads before deputies. */
export async function postsOf(tx: Snapshot, question: PostQuestion, viewer: Viewer): Promise<PostOnDay[]> {
  const { at, known } = question
  const day = sql`${at}::date`
  const conditions = [sql`p.valid @> ${day}`, seenBy(viewer)]
  if (question.organizationId) conditions.push(sql`p.organization_id = ${question.organizationId}::uuid`)
  if (question.below) conditions.push(sql`o.parent_id = ${question.below}::uuid`)
  if (question.ids) conditions.push(sql`p.id = any (${question.ids}::uuid[])`)
  if (question.lead)
    conditions.push(question.lead === 'head' ? sql`n.lead = 'head'` : sql`n.lead is not null`)
  const found = await sql<PostOnDay>`
    select p.id, p.organization_id as "organizationId", o.name as "organizationName", n.code as "positionCode",
      jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title,
      n.group_code as "group", n.lead, lower(p.valid) as start, upper(p.valid) as "end",
      p.tolerated_until as "toleratedUntil", p.phone, p.email, p.demonstration, h.holders,
      not h.holders @? '$[*] ? (@.kind != "acting")' as vacant
    from ${believed('post', known)} p
    join position n on n.code = p.position_code and n.valid @> ${day}
    join ${believedBodies(known)} o on o.organization_id = p.organization_id and o.valid @> ${day}
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('appointmentId', a.id, 'personId', s.id, 'code',
        ${insiders(viewer, sql`s.code`)}, 'name', s.name, 'kind', a.kind, 'start', ${insiders(viewer, sql`lower(a.valid)`)},
        'end', ${insiders(viewer, sql`upper(a.valid)`)}, 'rank', ${insiders(
          viewer,
          sql`case when r.code is not null
          then jsonb_build_object('vi', r.name_vi, 'en', r.name_en, 'de', r.name_de) end`
        )},
        'absent', ${insiders(viewer, sql`b.id is not null`)}, 'absentUntil', ${insiders(viewer, sql`upper(b.valid)`)})
        order by array_position(array['permanent', 'acting', 'secondment', 'concurrent'], a.kind), fold(s.name)), '[]') as holders
      from ${believed('appointment', known)} a
      join ${believed('person', known)} s on s.id = a.person_id
      left join rank r on r.code = a.rank_code
      left join ${believed('absence', known)} b on b.person_id = s.id and b.valid @> ${day}
      where a.post_id = p.id and a.valid @> ${day}
    ) h
    where ${sql.join(conditions, sql` and `)}
    order by array_position(array['leadership', 'professional', 'support'], n.group_code),
      array_position(array['head', 'deputy'], n.lead) nulls last, fold(n.title_vi), fold(o.name), p.id`.execute(
    tx
  )
  return found.rows
}

/** The head of a body and the deputies on a day: what the public sees too. */
export function leadersOf(tx: Snapshot, organizationId: string, at: Day): Promise<PostOnDay[]> {
  return postsOf(tx, { organizationId, lead: 'any', at }, null)
}
