import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { Words } from '../../people/words.ts'
import { spelled } from '../headings.ts'
import { type Fault, faultOf } from '../read/cell.ts'
import type { Unit } from './units.ts'

/** A position as the law knows it for some time. */
export interface PositionVersion {
  code: string
  title: Words
  lead: 'head' | 'deputy' | null
  level: string | null
  kinds: string[]
  ranks: string[]
  start: Day | null
  end: Day | null
  /** The first day on which it is no longer known, whatever its wording; null: open. */
  knownUntil: Day | null
}

export interface Positions {
  /** The position that a code or a title means in a body on a day; or why that cannot be said. */
  find(text: string, unit: Unit, day: Day): PositionVersion | Fault
  /** The rank that a code or a name means. */
  rank(text: string): { code: string } | Fault
}

/** All positions and ranks; there are some hundreds. */
export async function loadPositions(tx: Snapshot): Promise<Positions> {
  const { rows } = await sql<PositionVersion>`
    select n.code, jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title, n.lead, n.level,
      n.organization_kinds as kinds, n.ranks, lower(n.valid) as start, upper(n.valid) as "end",
      (select upper(r) from unnest((select range_agg(x.valid) from position x where x.code = n.code)) r
        where r @> n.valid) as "knownUntil"
    from position n order by n.code`.execute(tx)
  const ranks = await sql<{ code: string; names: string[] }>`
    select code, array[name_vi, name_en, name_de] as names from rank order by ladder, ordinal`.execute(tx)
  const byCode = Map.groupBy(rows, ({ code }) => code)
  const byTitle = Map.groupBy(
    rows.flatMap((row) =>
      [...new Set(Object.values(row.title).map(spelled))].map((title) => ({ title, row }))
    ),
    ({ title }) => title
  )
  const byRank = new Map(
    ranks.rows
      .flatMap(({ code, names }) => [code, ...names].map((name) => [spelled(name), code] as const))
      .reverse()
  )
  return {
    find(text, unit, day) {
      const coded = (byCode.get(text) ?? []).find((row) => holds(row, day))
      if (coded) return coded
      const titled = (byTitle.get(spelled(text)) ?? []).map(({ row }) => row).filter((row) => holds(row, day))
      const fitting = titled.filter((row) => fits(row, unit))
      const [first, ...more] = fitting.length ? fitting : titled
      if (!first) return faultOf('no_position', { text, day })
      if (more.length === 0) return first
      const codes = [first, ...more].map(({ code }) => code).slice(0, 5)
      return faultOf('positions_alike', { text, codes: codes.join(', ') })
    },
    rank(text) {
      const code = byRank.get(spelled(text))
      return code ? { code } : faultOf('no_rank', { text })
    }
  }
}

const holds = ({ start, end }: PositionVersion, day: Day) => (!start || start <= day) && (!end || day < end)

/** Whether a position is for such bodies. */
function fits({ kinds, level }: PositionVersion, unit: Unit): boolean {
  return (kinds.length === 0 || kinds.includes(unit.kind)) && (!level || level === unit.level)
}
