import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import {
  type DeciderRow,
  decidersAt,
  type InLanguages,
  type PostInWords,
  type Power,
  postsInWords
} from '../../resolve/index.ts'
import { lowestAreas } from './lowest-areas.ts'

/** Places against the powers of a field. */
export interface FieldMatrix {
  powers: Power[]
  places: { id: string; name: string; code: string }[]
  /** By `${power} ${place}`. */
  rows: Map<string, DeciderRow[]>
  posts: Map<string, PostInWords>
}

/** Who decides about every power of a field (and the fields below it) in every lowest area. */
export async function fieldMatrix(tx: Snapshot, field: string, at: Day): Promise<FieldMatrix> {
  const powers = await powersInField(tx, field, at)
  const codes = powers.map(({ code }) => code)
  const rows = codes.length ? await decidersAt(tx, at, codes, null) : []
  return {
    powers,
    places: await lowestAreas(tx, at),
    rows: Map.groupBy(rows, ({ power, placeId }) => `${power} ${placeId}`),
    posts: await postsInWords(tx, [...new Set(rows.flatMap(({ postId }) => postId ?? []))], at)
  }
}

async function powersInField(tx: Snapshot, field: string, at: Day): Promise<Power[]> {
  const found = await sql<Power>`
    select p.code, p.kind, p.function_code as "functionCode", names(p.name_vi, p.name_en, p.name_de) as name, p.note, p.source,
      lower(p.valid) as start, upper(p.valid) as "end"
    from power p where p.valid @> ${at}::date and p.kind = 'decision'
      and exists (select from function_line(p.function_code) f where f.code = ${field})
    order by p.function_code, p.code`.execute(tx)
  return found.rows
}

/** Fields that have powers on a day, with how many; the widest are left to their parts. */
export async function fieldsWithPowers(
  tx: Snapshot,
  at: Day
): Promise<{ code: string; name: InLanguages; powers: number }[]> {
  const found = await sql<{ code: string; name: InLanguages; powers: number }>`
    select f.code, names(f.name_vi, f.name_en, f.name_de) as name, count(*)::int as powers
    from power p cross join lateral function_line(p.function_code) l join function f on f.code = l.code
    where p.valid @> ${at}::date and p.kind = 'decision' and f.code <> 'all'
    group by f.code order by f.name_vi`.execute(tx)
  return found.rows
}
