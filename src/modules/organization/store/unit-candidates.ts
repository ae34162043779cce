import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { UnitType } from '../change-set.ts'
import { fold, splitKind } from '../search.ts'
import { type AsOf, source } from './find-units.ts'

/** A unit of one day in short: enough to name it and to tell it from its homonyms. */
export interface UnitInShort {
  type: UnitType
  id: string
  code: string
  name: string
  kind: string
  kindName: { vi: string; en: string; de: string }
  level: string | null
  nameEn: string | null
  seat: string | null
  /** What it lies in (an area's superior area, a body's area), written out in Vietnamese. */
  within: string | null
}

type Condition = ReturnType<typeof sql>

/**
 * The units of a day that a text may mean: an id, a code, or a name as people write it: with or without accents,
 * with its kind written out, abbreviated or left away, followed by what it lies in ("Lào Cai, thành phố Lào Cai").
 * Whoever writes the accents as the register does is taken at their word.
 * @param type narrows to areas or to bodies
 */
export async function unitCandidates(
  tx: Snapshot,
  text: string,
  asOf: AsOf,
  type?: UnitType
): Promise<UnitInShort[]> {
  const words = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (!words || words.length > 300) return []
  const types = type ? [type] : (['area', 'organization'] as const)
  const all = async (condition: (type: UnitType) => Condition) =>
    (await Promise.all(types.map((one) => unitsWhere(tx, one, condition(one), asOf)))).flat()

  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(words)) {
    return all((one) => sql`${source(one).key} = ${words}::uuid`)
  }
  const coded = await all(() => sql`v.code = ${words}`)
  if (coded.length) return coded
  const named = await unitsNamed(tx, words, all)
  if (named.length) return named
  const [, name = '', within = ''] = /^(.+),\s*([^,]+)$/.exec(words) ?? []
  if (!within) return []
  const there = fold(within.trim())
  return (await unitsNamed(tx, name, all)).filter((unit) =>
    ` ${fold(unit.within ?? '')}`.endsWith(` ${there}`)
  )
}

/** Those units among `ids` that exist on the day. */
export async function unitsInShort(
  tx: Snapshot,
  type: UnitType,
  ids: string[],
  asOf: AsOf
): Promise<UnitInShort[]> {
  if (!ids.length) return []
  return unitsWhere(tx, type, sql`${source(type).key} = any (${ids}::uuid[])`, asOf)
}

async function unitsNamed(
  tx: Snapshot,
  name: string,
  all: (of: (type: UnitType) => Condition) => Promise<UnitInShort[]>
) {
  const kinds = await sql<{ code: string; scope: UnitType; name: string; words: string[] }>`
    select code, scope, name_vi as name, array(select fold(w) from unnest(abbreviations || name_vi || name_en) w) as words
    from kind`.execute(tx)
  const split = splitKind(name, kinds.rows)
  const meant = kinds.rows.filter((kind) => split.kindCodes.includes(kind.code))
  const ofArea = meant.filter((kind) => kind.scope === 'area').map((kind) => kind.code)
  // A body's name begins with its kind: "UBND xã X" is called "Ủy ban nhân dân xã X".
  const written = [
    name,
    ...meant.filter((kind) => kind.scope === 'organization').map((kind) => `${kind.name} ${split.name}`)
  ]
  const plain = meant.length && !ofArea.length ? name : split.name
  const found = await all((type) =>
    type === 'area'
      ? sql`fold(v.name) = fold(${plain}) and (${!ofArea.length} or v.kind_code = any (${ofArea}))`
      : sql`fold(v.name) in (${sql.join(written.map((one) => sql`fold(${one})`))})`
  )
  const candidates = found.length
    ? found
    : await all(
        () =>
          sql`exists (select from unnest(v.other_names) o where fold(o) in (fold(${name}), fold(${plain})))`
      )
  const exact = candidates.filter((unit) => [...written, plain].some((one) => sameSpelling(one, unit.name)))
  return exact.length ? exact : candidates
}

function sameSpelling(one: string, other: string): boolean {
  return one.toLowerCase() === other.normalize('NFC').toLowerCase()
}

async function unitsWhere(
  tx: Snapshot,
  type: UnitType,
  condition: Condition,
  { at, known }: AsOf
): Promise<UnitInShort[]> {
  const { from, key, believed } = source(type, known)
  const around = source('area', known)
  const found = await sql<UnitInShort>`
    select ${type} as type, ${key} as id, v.code, v.name, v.kind_code as kind,
      jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "kindName", k.level, v.name_en as "nameEn",
      v.seat, w.name as within
    from ${from} v join kind k on k.code = v.kind_code
    left join lateral (select kw.name_vi || ' ' || a.name as name
      from ${around.from} a join kind kw on kw.code = a.kind_code
      where a.area_id = ${sql.ref(type === 'area' ? 'v.parent_id' : 'v.area_id')} and a.valid @> ${at}::date
        and ${known ? sql`a.known @> ${known}::timestamptz` : sql`true`} limit 1) w on true
    where ${condition} and v.valid @> ${at}::date and ${believed}
    order by fold(v.name), v.code limit 200`.execute(tx)
  return found.rows
}
