import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Language } from '../../../platform/i18n/index.ts'

export type InLanguages = Record<Language, string>

/** A post in words, with whoever sits on it on the day. */
export interface PostInWords {
  postId: string
  title: InLanguages
  lead: 'head' | 'deputy' | null
  positionCode: string
  organizationId: string
  organizationName: string
  organizationCode: string
  areaId: string
  holders: Holder[]
  /** Whether anybody who holds it is there: not away, not seconded elsewhere. */
  attended: boolean
  /** Who acts in the holder's stead by a standing substitution. */
  substitutePostId: string | null
}

export interface Holder {
  personId: string
  code: string
  name: string
  kind: 'permanent' | 'acting' | 'concurrent' | 'secondment'
  /** Until when (exclusive) they are away, when they are away on the day. */
  absentUntil: Day | null
  absent: boolean
}

/** Posts by their ids as of a day; a post that does not exist then is left out. */
export async function postsInWords(
  tx: Snapshot,
  ids: readonly string[],
  at: Day
): Promise<Map<string, PostInWords>> {
  if (!ids.length) return new Map()
  const found = await sql<PostInWords>`
    select p.id as "postId", jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title, n.lead,
      n.code as "positionCode", o.organization_id as "organizationId", o.name as "organizationName",
      o.code as "organizationCode", o.area_id as "areaId",
      (select s.substitute_post_id from substitution s where s.post_id = p.id and s.valid @> ${at}::date)
        as "substitutePostId", attended(p.id, ${at}::date) as attended,
      coalesce((select jsonb_agg(jsonb_build_object('personId', h.id, 'code', h.code, 'name', h.name, 'kind', a.kind,
          'absent', b.id is not null, 'absentUntil', upper(b.valid)) order by a.kind = 'acting' desc, a.kind, h.name)
        from appointment a join person h on h.id = a.person_id
        left join absence b on b.person_id = h.id and b.valid @> ${at}::date
        where a.post_id = p.id and a.valid @> ${at}::date), '[]') as holders
    from post p join position n on n.code = p.position_code and n.valid @> ${at}::date
    join organization_version o on o.organization_id = p.organization_id and o.valid @> ${at}::date
    where p.id = any (${ids}::uuid[]) and p.valid @> ${at}::date`.execute(tx)
  return new Map(found.rows.map((post) => [post.postId, post]))
}
