import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { type Fault, faultOf } from '../read/cell.ts'

/** A body on a day, with the end of the time in which it exists without a gap. */
export interface Unit {
  id: string
  code: string
  name: string
  kind: string
  level: string | null
  end: Day | null
  endedBy: string | null
}

export interface Units {
  /** The body that a code or a name means on a day; or why that cannot be said. */
  find(text: string, day: Day): Unit | Fault
}

type Hit = Unit & { text: string; day: Day; by: 'code' | 'name' | 'zeros' }

/** Looks up all bodies that a file names, by code or by name as of the day of the row, in one query. */
export async function loadUnits(tx: Snapshot, asked: { text: string; day: Day }[]): Promise<Units> {
  const distinct = [...new Map(asked.map((one) => [keyOf(one.text, one.day), one])).values()]
  const { rows } = await sql<Hit>`
    with asked as materialized (
      select g.text, g.day, fold(g.text) as folded, ltrim(g.text, '0') as bare
      from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb) as g(text text, day date)
    ), body as materialized (
      select o.organization_id, o.code, o.name, fold(o.name) as folded, o.kind_code, o.area_id, o.valid
      from organization_version o where o.valid && (select daterange(min(day), max(day), '[]') from asked)
    ), hit as (
      select a.text, a.day, b.*, 'code' as by from asked a join body b on b.code = a.text and b.valid @> a.day
      union all
      select a.text, a.day, b.*, 'name' from asked a join body b on b.folded = a.folded and b.valid @> a.day
        and b.code <> a.text
      union all
      select a.text, a.day, b.*, 'zeros' from asked a join body b on ltrim(b.code, '0') = a.bare and b.valid @> a.day
        and b.code <> a.text and a.bare <> ''
    )
    select h.text, h.day, h.by, h.organization_id as id, h.code, h.name, h.kind_code as kind, k.level,
      upper(life.span) as "end", (select x.ended_by from organization_version x
        where x.organization_id = h.organization_id and upper(x.valid) = upper(life.span)) as "endedBy"
    from hit h
    join area_version v on v.area_id = h.area_id and v.valid @> h.day
    join kind k on k.code = v.kind_code
    cross join lateral (select span from unnest((select range_agg(x.valid) from organization_version x
      where x.organization_id = h.organization_id)) span where span @> h.day) life`.execute(tx)
  const hits = Map.groupBy(rows, ({ text, day }) => keyOf(text, day))
  return { find: (text, day) => choose(text, day, hits.get(keyOf(text, day)) ?? []) }
}

const keyOf = (text: string, day: Day) => `${day} ${text}`

/** A code is taken at its word; a name must be of one body alone. */
function choose(text: string, day: Day, hits: Hit[]): Unit | Fault {
  const of = (by: Hit['by']) => hits.filter((hit) => hit.by === by)
  const [byCode] = of('code')
  if (byCode) return byCode
  const [byName, ...more] = of('name')
  if (byName && more.length === 0) return byName
  if (byName) {
    const codes = [byName, ...more].map(({ code }) => code).slice(0, 5)
    return faultOf('units_alike', { text, codes: codes.join(', ') })
  }
  const [bare] = of('zeros')
  if (bare) return faultOf('unit_zeros', { text, code: bare.code })
  return faultOf('no_unit', { text, day })
}
