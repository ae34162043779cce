import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { fold } from '../../organization/index.ts'
import type { Content, Level } from '../content.ts'

/** A procedure in a list: of the version in force, or of its latest draft. */
export interface Listed {
  key: string
  number: number
  nationalCode: string | null
  localCode: string | null
  name: { vi: string; en: string; de: string }
  words: string[]
  field: string
  fieldName: { vi: string; en: string; de: string }
  power: string | null
  level: Level
  limit: Content['limit'] | null
  online: Content['online']
  channels: Content['channels']
  /** What is to be paid, fee by fee, in đồng; none: nothing is said of fees. */
  fees: number[]
  firstDay: Day | null
  end: Day | null
  suspended: boolean
  uncertain: boolean
  source: string | null
}

export interface ListFilter {
  q?: string | undefined
  field?: string | undefined
  level?: Level | undefined
  online?: Content['online'] | undefined
  /** Drafts in place of what is in force. */
  drafts?: boolean | undefined
}

/** The procedures in force on a day, or the drafts; with words, the best match first. */
export async function listProcedures(tx: Snapshot, at: Day, filter: ListFilter = {}): Promise<Listed[]> {
  const { field = null, level = null, online = null, drafts = false } = filter
  const found = await sql<Listed>`
    select r.key, v.number, v.national_code as "nationalCode", v.local_code as "localCode",
      names(v.name_vi, coalesce(v.name_en, v.name_vi), coalesce(v.name_de, v.name_vi)) as name, v.words,
      v.function_code as field, names(f.name_vi, f.name_en, f.name_de) as "fieldName", v.power_code as power, v.level,
      case when v.limit_unit is not null then jsonb_build_object('amount', v.limit_amount, 'unit', v.limit_unit) end as limit,
      v.online, v.channels, array(select x.amount::float8 from procedure_fee x where x.version_id = v.id order by x.ordinal) as fees,
      lower(p.valid) as "firstDay", upper(p.valid) as "end", v.uncertain is not null as uncertain, v.source,
      exists (select from procedure_suspension s where s.procedure_id = r.id and s.valid @> ${at}::date) as suspended
    from procedure r join procedure_version v on v.procedure_id = r.id join function f on f.code = v.function_code
    left join procedure_publication p on p.version_id = v.id
    where case when ${drafts} then p.version_id is null
        and not exists (select from procedure_discard g where g.version_id = v.id) else p.valid @> ${at}::date end
      and (${field}::text is null or exists (select from function_line(v.function_code) l where l.code = ${field}))
      and (${level}::text is null or v.level = ${level}) and (${online}::text is null or v.online = ${online})
    order by fold(v.name_vi), r.key`.execute(tx)
  return matching(found.rows, filter.q ?? '')
}

/** Below this share of the words it is something else. */
const enough = 0.5

/**
 * Those that the words mean ("làm giấy khai sinh"), with or without accents; a code finds its own. Pairs of words in
 * their order count more.
 */
export function matching(rows: Listed[], text: string): Listed[] {
  const code = text.trim().toLowerCase()
  const exact = rows.filter(({ key, nationalCode, localCode }) =>
    [key, nationalCode, localCode].some((one) => one?.toLowerCase() === code)
  )
  if (exact.length) return exact
  const asked = wordsOf(text.slice(0, 200))
  if (!asked.length) return rows
  const scored = rows
    .map((row) => ({ row, score: scoreOf(asked, row) }))
    .filter(({ score }) => score >= enough)
  const best = Math.max(...scored.map(({ score }) => score))
  return scored
    .filter(({ score }) => score >= best * 0.6)
    .sort((one, other) => other.score - one.score || one.row.name.vi.length - other.row.name.vi.length)
    .map(({ row }) => row)
}

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

function scoreOf(asked: string[], { name, words, fieldName }: Listed): number {
  const pairs = asked.slice(1).map((word, index) => ` ${asked[index]} ${word} `)
  const scores = [...Object.values(name), ...words, `${name.vi} ${words.join(' ')} ${fieldName.vi}`].map(
    (text) => {
      const folded = ` ${wordsOf(text).join(' ')} `
      const share = asked.filter((word) => folded.includes(` ${word} `)).length / asked.length
      const ordered = pairs.filter((pair) => folded.includes(pair)).length / Math.max(1, pairs.length)
      return share + ordered / 2
    }
  )
  return Math.max(...scores)
}
