import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { AsOf } from './find-units.ts'

/** Somebody who answers for what an origin answered for. */
export interface Custodian {
  originId: string
  originName: string
  functionCode: string
  placeId: string | null
  placeName: string | null
  custodianId: string
  custodianName: string
  custodianCode: string
  custodianKind: string
  extent: 'whole' | 'part'
  /** From when; null while the origin itself answers. */
  since: string | null
  decisionId: string | null
  decisionNumber: string | null
  clause: string | null
}

/** What is asked: the origin, and if need be the field and the place. */
export interface CustodyQuestion {
  originId: string
  functionCode?: string | undefined
  placeId?: string | undefined
  /** The day on which the origin answered: what had left it by then is not asked for. */
  on?: string | undefined
}

/** The tables of what is believed now, or the views of what was believed at an instant, each with its filter. */
function believed(known: string | null | undefined) {
  const at = known ? sql`and v.known @> ${known}::timestamptz` : sql``
  const table = (type: string) => sql.table(known ? `${type}_known` : `${type}_version`)
  return {
    at,
    organization: table('organization'),
    area: table('area'),
    custody: sql.table(known ? 'custody_known' : 'custody')
  }
}

/** The names that origin, custodian and place last had. */
function names(known: string | null | undefined) {
  const { at, organization, area } = believed(known)
  return sql`
    cross join lateral (select v.name from ${organization} v where v.organization_id = c.origin_id ${at}
      order by upper(v.valid) desc limit 1) o
    cross join lateral (select v.name, v.code, v.kind_code from ${organization} v where v.organization_id = c.custodian_id ${at}
      order by v.valid @> c.at desc, upper(v.valid) desc limit 1) h
    left join lateral (select v.name from ${area} v where v.area_id = c.place_id ${at}
      order by upper(v.valid) desc limit 1) p on true
    left join decision d on d.id = c.decision_id`
}

const answer = sql.raw(`c.origin_id as "originId", o.name as "originName", c.function_code as "functionCode",
  c.place_id as "placeId", p.name as "placeName", c.custodian_id as "custodianId", h.name as "custodianName",
  h.code as "custodianCode", h.kind_code as "custodianKind", c.extent, c.since, c.decision_id as "decisionId",
  d.number as "decisionNumber", c.clause`)

/**
 * Who answers on a day for what an origin answered for. The most specific function and place wins; where the law
 * splits the work, all parts are named. While the origin goes on it answers itself for what nobody took over.
 */
export async function custodiansOf(
  tx: Snapshot,
  question: CustodyQuestion,
  asOf: AsOf
): Promise<Custodian[]> {
  const { at: then, custody, organization } = believed(asOf.known)
  const { functionCode = null, placeId = null, on = null } = question
  const result = await sql<Custodian>`
    with recursive line as (
      select ${functionCode}::text as above, 0 as up where ${functionCode}::text is not null
      union all select coalesce(f.parent_code, 'all'), l.up + 1 from line l join function f on f.code = l.above where l.above <> 'all'
    ),
    found as (
      select v.*, l.up,
        case when v.place_id is null then 1 else 0 end as wide
      from ${custody} v left join line l on l.above = v.function_code
      where v.origin_id = ${question.originId}::uuid and v.valid @> ${asOf.at}::date ${then}
        and (${on}::date is null or v.left_on > ${on}::date)
        and (${functionCode}::text is null or l.above is not null)
        and (${placeId}::uuid is null or v.place_id is null or area_within(${placeId}::uuid, v.place_id))
    ),
    ranked as (
      select f.*, rank() over (order by wide, coalesce(up, 0)) as closeness from found f
      where ${functionCode}::text is not null
      union all select f.*, 1 from found f where ${functionCode}::text is null
    ),
    chosen as (
      select origin_id, function_code, place_id, custodian_id, extent, lower(valid) as since, decision_id, clause
      from ranked where closeness = 1
    ),
    self as ( -- the origin goes on and nobody took over the whole of what is asked
      select v.organization_id, coalesce(${functionCode}::text, 'all'), ${placeId}::uuid, v.organization_id,
        case when exists (select from chosen) then 'part' else 'whole' end, null::date, null::uuid, null::text
      from ${organization} v where v.organization_id = ${question.originId}::uuid and v.valid @> ${asOf.at}::date ${then}
        and not exists (select from chosen where extent = 'whole' and (${functionCode}::text is not null or function_code = 'all')
                        and (place_id is null or ${placeId}::uuid is not null))
    ),
    c as (select origin_id, function_code, place_id, custodian_id,
        -- of one field at one place several hold parts
        case when count(*) over (partition by function_code, place_id) > 1 then 'part' else extent end as extent,
        since, decision_id, clause, ${asOf.at}::date as at from chosen union all select self.*, ${asOf.at}::date from self)
    select ${answer} from c ${names(asOf.known)} order by p.name nulls first, c.place_id, c.function_code, h.name`.execute(
    tx
  )
  return result.rows
}

/** Everything that a unit has taken over and answers for on a day. */
export async function takenOverBy(tx: Snapshot, custodianId: string, asOf: AsOf): Promise<Custodian[]> {
  const { at: then, custody } = believed(asOf.known)
  const result = await sql<Custodian>`
    with c as (select v.origin_id, v.function_code, v.place_id, v.custodian_id, v.extent, lower(v.valid) as since,
        v.decision_id, v.clause, ${asOf.at}::date as at
      from ${custody} v where v.custodian_id = ${custodianId}::uuid and v.valid @> ${asOf.at}::date ${then})
    select ${answer} from c ${names(asOf.known)} order by o.name, c.function_code, p.name`.execute(tx)
  return result.rows
}
