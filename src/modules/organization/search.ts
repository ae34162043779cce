import { sql } from 'kysely'
import type { Snapshot } from '../../platform/database/index.ts'
import type { UnitType } from './change-set.ts'

/** A unit found by a name, an old name or a code, with what tells homonyms apart. */
export interface SearchHit {
  type: UnitType
  id: string
  name: string
  kindName: { vi: string; en: string; de: string }
  code: string
  /** What the unit lay in (an area's district or province; a body's area). */
  within: string | null
  start: string | null
  end: string | null
  /** Another spelling that was matched, if any. */
  alias: string | null
}

/**
 * Finds units of any time by name, former or other name, or code; with or without accents, hoà or hòa, with the
 * kind written out, abbreviated ("TT", "P.") or left away. Abbreviations are the locality's (`kind.abbreviations`).
 * @param text what people typed; longer than 100 signs is cut
 */
export async function search(tx: Snapshot, text: string, limit = 20): Promise<SearchHit[]> {
  const words = text.trim().slice(0, 100)
  if (!words) return []
  const kinds = await sql<{ code: string; words: string[] }>`
    select code, array(select fold(w) from unnest(abbreviations || name_vi || name_en) w) as words from kind`.execute(
    tx
  )
  const { name, kindCodes } = splitKind(words, kinds.rows)
  const folded = sql`fold(${escapeLike(name)})`
  const whole = sql`fold(${escapeLike(words)})`
  const result = await sql<SearchHit>`
    with hit as (
      select 'area' as type, v.area_id as id, v.name, v.kind_code, v.code, v.valid, v.parent_id as within_id, v.other_names
      from area_version v
      where fold(v.name) like '%' || ${folded} || '%' or v.code = ${name}
        or exists (select from unnest(v.other_names) o where fold(o) like '%' || ${folded} || '%')
      union all
      select 'organization', v.organization_id, v.name, v.kind_code, v.code, v.valid, v.area_id, v.other_names
      from organization_version v
      where fold(v.name) like '%' || ${whole} || '%' or v.code = ${name}
    ),
    ranked as (
      select h.*, (h.code = ${name})::int * 8 + (lower(h.name) = lower(${name}))::int * 2 + (fold(h.name) = fold(${name}))::int * 4
        + (h.kind_code = any (${kindCodes}))::int * 2 + (h.type = 'area')::int as score
      from hit h where ${kindCodes.length === 0} or h.kind_code = any (${kindCodes}) or h.type = 'organization' or h.code = ${name}
    ),
    once as ( -- a unit once per name
      select distinct on (type, id, name) * from ranked order by type, id, name, score desc, lower(valid) desc nulls last
    )
    select o.type, o.id, o.name, jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "kindName", o.code,
      w.name as within, lower(o.valid) as start, upper(o.valid) as "end",
      (select a from unnest(o.other_names) a where fold(a) like '%' || ${folded} || '%' and fold(o.name) not like '%' || ${folded} || '%' limit 1) as alias
    from once o join kind k on k.code = o.kind_code
    left join lateral (select kw.name_vi || ' ' || a.name as name from area_version a join kind kw on kw.code = a.kind_code
      where a.area_id = o.within_id and a.valid && o.valid
      order by lower(a.valid) desc nulls last limit 1) w on true
    order by o.score desc, upper_inf(o.valid) desc, o.name, w.name limit ${limit}`.execute(tx)
  return result.rows
}

/** "TT Bát Xát", "P. Cốc Lếu", "Phường Cốc Lếu" -> the bare name and the kinds that the first words may mean. */
export function splitKind(
  words: string,
  kinds: { code: string; words: string[] }[]
): { name: string; kindCodes: string[] } {
  const plain = words.normalize('NFC')
  let best: { name: string; kindCodes: string[]; length: number } = { name: plain, kindCodes: [], length: 0 }
  for (const { code, words: aliases } of kinds)
    for (const alias of aliases) {
      const rest = afterWord(plain, alias)
      if (!rest || alias.length < best.length) continue
      if (alias.length === best.length) best.kindCodes.push(code)
      else best = { name: rest, kindCodes: [code], length: alias.length }
    }
  return { name: best.name, kindCodes: best.kindCodes }
}

/** `%` and `_` are letters like any other. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

function afterWord(text: string, alias: string): string | undefined {
  if (!alias || fold(text.slice(0, alias.length)) !== alias) return undefined
  const rest = text.slice(alias.length)
  return /^[\s.]/.test(rest) || alias.endsWith('.') ? rest.replace(/^[\s.]+/, '') || undefined : undefined
}

/** The same folding as the database's `fold`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFC')
}
