import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { InLanguages } from '../../resolve/index.ts'

/** Something to choose in a form, with the heading under which it is found. */
export interface HolderChoice {
  /** `post:…`, `organization:…`, `position:…` or `kind:code:level`. */
  value: string
  name: InLanguages
  body: string
  group: 'own' | 'below' | 'communes' | 'all'
}

/** Posts of a body from which it may pass on: those that lead it. */
export async function leadingPosts(
  tx: Snapshot,
  body: string,
  at: Day
): Promise<{ id: string; title: InLanguages; lead: 'head' | 'deputy'; holder: string | null }[]> {
  const found = await sql<{ id: string; title: InLanguages; lead: 'head' | 'deputy'; holder: string | null }>`
    select p.id, names(n.title_vi, n.title_en, n.title_de) as title, n.lead,
      (select string_agg(h.name, ', ' order by h.name) from appointment a join person h on h.id = a.person_id
        where a.post_id = p.id and a.valid @> ${at}::date) as holder
    from post p join position n on n.code = p.position_code and n.valid @> ${at}::date and n.lead is not null
    where p.organization_id = ${body}::uuid and p.valid @> ${at}::date
    order by n.lead = 'deputy', n.code, holder, p.id`.execute(tx)
  return found.rows
}

/**
 * To whom a body may pass on: the posts of its own, the bodies below it and their heads, the committees and councils of
 * the communes within its area and their heads; and, for all communes at once, kinds of bodies and positions.
 */
export async function holderChoices(tx: Snapshot, body: string, at: Day): Promise<HolderChoice[]> {
  const found = await sql<HolderChoice>`
    with recursive own as (
      select o.organization_id, o.area_id, o.kind_code from organization_version o
      where o.organization_id = ${body}::uuid and o.valid @> ${at}::date
    ),
    below as (
      select o.organization_id, o.name, 'below' as grp from organization_version o join own on o.parent_id = own.organization_id
      where o.valid @> ${at}::date
      union all
      select o.organization_id, o.name, 'communes' from own join area_version a on a.parent_id = own.area_id and a.valid @> ${at}::date
        join organization_version o on o.area_id = a.area_id and o.valid @> ${at}::date and o.parent_id is null
    ),
    seat as (
      select 'own' as grp, o.organization_id, p.id, n.title_vi, n.title_en, n.title_de, o.name, n.lead,
        (select string_agg(h.name, ', ' order by h.name) from appointment a join person h on h.id = a.person_id
          where a.post_id = p.id and a.valid @> ${at}::date) as holder
      from own join organization_version o on o.organization_id = own.organization_id and o.valid @> ${at}::date
      join post p on p.organization_id = o.organization_id and p.valid @> ${at}::date
      join position n on n.code = p.position_code and n.valid @> ${at}::date
      union all
      select b.grp, b.organization_id, p.id, n.title_vi, n.title_en, n.title_de, b.name, n.lead, null
      from below b join post p on p.organization_id = b.organization_id and p.valid @> ${at}::date
      join position n on n.code = p.position_code and n.valid @> ${at}::date and (n.lead = 'head' or b.grp = 'below')
    )
    select * from (
      select 'post:' || id as value, names(title_vi || coalesce(' – ' || holder, ''), title_en || coalesce(' – ' || holder, ''),
          title_de || coalesce(' – ' || holder, '')) as name, name as body, grp as "group", lead
      from seat
      union all
      select 'organization:' || organization_id, names(name, name, name), name, grp, null from below
      union all
      select distinct 'position:' || n.code, names(n.title_vi, n.title_en, n.title_de), '', 'all', n.lead
      from position n join seat s on s.grp = 'communes' join post p on p.id = s.id and p.position_code = n.code
      where n.valid @> ${at}::date
      union all
      select distinct 'kind:' || k.code || ':' || w.level, names(k.name_vi, k.name_en, k.name_de), '', 'all', null
      from below b join organization_version o on o.organization_id = b.organization_id and o.valid @> ${at}::date
      join kind k on k.code = o.kind_code join area_version a on a.area_id = o.area_id and a.valid @> ${at}::date
      join kind w on w.code = a.kind_code where b.grp = 'communes'
    ) one
    order by array_position(array['own', 'below', 'all', 'communes'], "group"), body, lead desc nulls last, name ->> 'vi'`.execute(
    tx
  )
  return found.rows
}

/** Areas directly below the one that a body serves, to which a line may be limited. */
export async function placeChoices(
  tx: Snapshot,
  body: string,
  at: Day
): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select a.area_id as id, k.name_vi || ' ' || a.name as name
    from organization_version o join area_version a on a.parent_id = o.area_id and a.valid @> ${at}::date
    join kind k on k.code = a.kind_code
    where o.organization_id = ${body}::uuid and o.valid @> ${at}::date order by k.name_vi desc, fold(a.name)`.execute(
    tx
  )
  return found.rows
}
