import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Plan } from '../../changeover/index.ts'
import { type Group, singly } from './groups.ts'
import { openBefore } from './open-before.ts'

/** Which of the dossiers that a plan leaves open. */
export interface LeftOpenFilter {
  /** The body that has them on the day before. */
  body?: string | undefined
  field?: string | undefined
  procedure?: string | undefined
  /** Assigned to somebody, or not yet. */
  state?: 'open' | 'assigned' | undefined
  /** Code, or words of the applicant's address, such as the village, or of the name. */
  q?: string | undefined
}

/** A dossier that is assigned by hand. */
export interface LeftOpen {
  id: string
  code: string
  procedure: string
  applicant: string
  address: string | null
  originId: string
  to: string | null
  /** The bodies among which one is chosen. */
  candidates: string[]
}

/** The dossiers that a plan leaves open, by code, as a filter narrows them. */
export async function listLeftOpen(
  tx: Snapshot,
  plan: Plan,
  groups: readonly Group[],
  filter: LeftOpenFilter,
  { limit, offset = 0 }: { limit: number | null; offset?: number }
): Promise<{ items: LeftOpen[]; total: number }> {
  const open = groups.filter((group) => singly(group) && fits(group, filter))
  const work = new Map(open.map((group) => [keyOf(group), group]))
  if (!work.size) return { items: [], total: 0 }
  const found = await sql<LeftOpen & { total: number }>`
    with open as materialized (${openBefore(plan)}),
    work as (
      select * from jsonb_to_recordset(${JSON.stringify([...work.values()])}::jsonb)
        as w("originId" uuid, field text, "placeId" uuid, since date, "procedureId" uuid, after uuid[])
    )
    select d.id, d.code, v.name_vi as procedure, d.applicant_name as applicant, d.applicant_address as address,
      w."originId", l.custodian_code as "to", w.after as candidates, count(*) over ()::int as total
    from work w join open o on o.origin = w."originId" and o.field = w.field and o.place = w."placeId"
      and o.since = w.since and o.procedure_id = w."procedureId"
    join dossier d on d.id = o.id join procedure_version v on v.id = d.version_id
    left join plan_dossier l on l.plan_id = ${plan.id}::uuid and l.dossier_id = d.id
    where ${filter.state === undefined ? sql`true` : filter.state === 'assigned' ? sql`l.dossier_id is not null` : sql`l.dossier_id is null`}
      and ${filter.q ? matching(filter.q) : sql`true`}
    order by d.code limit ${limit} offset ${offset}`.execute(tx)
  return {
    items: found.rows.map(({ total: _total, ...item }) => item),
    total: found.rows[0]?.total ?? 0
  }
}

/** Dossiers of the same work and procedure differ in a group only by whom they are assigned to. */
export const keyOf = ({ originId, field, placeId, since, procedureId }: Group): string =>
  [originId, field, placeId, since, procedureId].join(' ')

const fits = (group: Group, { body, field, procedure }: LeftOpenFilter): boolean =>
  (!body || group.originId === body) &&
  (!field || group.field === field) &&
  (!procedure || group.procedureId === procedure)

/** Whole words in their order, with or without accents: "Bản Pho 1" is not "Bản Pho 10". */
const matching = (q: string) => sql`(d.code = ${q.trim().toUpperCase()}
  or to_tsvector('simple', fold(coalesce(d.applicant_address, ''))) @@ phraseto_tsquery('simple', fold(${q}))
  or to_tsvector('simple', fold(d.applicant_name)) @@ phraseto_tsquery('simple', fold(${q})))`
