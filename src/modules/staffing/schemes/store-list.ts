import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Bodies } from '../bodies-where.ts'
import { officialStates, publicStates, type State, type Words } from './scheme.ts'

/** Who looks: nobody in particular, an official, and of which bodies they work on the schemes. */
export interface Viewer {
  signedIn: boolean
  worksOn: Bodies
}

/** A body with its scheme, as far as the viewer may see it. */
export interface SchemeRow {
  organizationId: string
  organizationCode: string
  organizationName: string
  kindName: Words
  schemeId: string | null
  number: number | null
  state: State | 'none'
  since: Day | null
  headcount: number | null
  inForceNumber: number | null
  inForceFrom: Day | null
  /** Whether the law demands one; when it is due, and whether an approved one meets the demand. */
  needed: boolean
  dueOn: Day | null
  approved: boolean
  demonstration: boolean
}

/** Every body that exists on a day and needs a scheme or has one, with the latest version that the viewer may see. */
export async function listSchemes(tx: Snapshot, at: Day, viewer: Viewer): Promise<SchemeRow[]> {
  const visible = viewer.signedIn ? officialStates : publicStates
  const drafts =
    viewer.worksOn === 'all' ? sql`true` : sql`v.organization_id = any (${viewer.worksOn}::uuid[])`
  const found = await sql<SchemeRow>`
    with seen as (
      select * from scheme_versions_on(${at}::date) v
      where v.state = any (${[...visible]}) or (v.state = 'draft' and ${drafts})
    ),
    latest as (select distinct on (scheme_id) * from seen order by scheme_id, number desc),
    demand as (
      select organization_id, min(due_on) as due_on, bool_and(approved) as approved
      from scheme_demands_on(${at}::date) group by organization_id
    ),
    bodies as (select organization_id from demand union select organization_id from latest)
    select o.organization_id as "organizationId", o.code as "organizationCode", o.name as "organizationName",
      jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "kindName", l.scheme_id as "schemeId",
      l.number, coalesce(l.state, 'none') as state, l.since,
      (select sum(x.headcount)::int from scheme_line x where x.version_id = l.version_id) as headcount,
      f.number as "inForceNumber", f.in_force_from as "inForceFrom", d.organization_id is not null as needed,
      d.due_on as "dueOn", coalesce(d.approved, false) as approved, coalesce(s.demonstration, false) as demonstration
    from bodies b
    join organization_version o on o.organization_id = b.organization_id and o.valid @> ${at}::date
    join kind k on k.code = o.kind_code
    left join latest l on l.organization_id = b.organization_id
    left join scheme s on s.id = l.scheme_id
    left join seen f on f.organization_id = b.organization_id and f.state = 'in_force'
    left join demand d on d.organization_id = b.organization_id
    order by fold(o.name), o.organization_id`.execute(tx)
  return found.rows
}
