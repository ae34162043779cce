import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Words } from '../people/words.ts'

/** A level of a kind of qualification; a higher ordinal meets a lower demand. */
export interface Level {
  kind: string
  code: string
  ordinal: number
  name: Words
}

/** A standard that is in force on a day, with the positions that it names. */
export interface Standard {
  id: string
  name: Words
  kind: string
  level: string
  levelName: Words
  positions: { code: string; title: Words }[]
  firstDay: Day | null
  /** Exclusive; null: open. */
  end: Day | null
  source: string | null
  note: string | null
}

export const qualificationKinds = [
  'professional',
  'political_theory',
  'state_management',
  'foreign_language',
  'ethnic_language',
  'digital'
] as const
export type QualificationKind = (typeof qualificationKinds)[number]

/** Every level, the highest of each kind first. */
export async function listLevels(tx: Snapshot): Promise<Level[]> {
  const { rows } = await sql<Level>`
    select kind, code, ordinal, jsonb_build_object('vi', name_vi, 'en', name_en, 'de', name_de) as name
    from qualification_level order by kind, ordinal desc`.execute(tx)
  return rows
}

/** The standards in force on a day, with the titles that their positions have then. */
export async function listStandards(tx: Snapshot, at: Day): Promise<Standard[]> {
  const { rows } = await sql<Standard>`
    select s.id, jsonb_build_object('vi', s.name_vi, 'en', s.name_en, 'de', s.name_de) as name, s.kind,
      s.level_code as level, jsonb_build_object('vi', l.name_vi, 'en', l.name_en, 'de', l.name_de) as "levelName",
      coalesce(w.positions, '[]') as positions, lower(s.valid) as "firstDay", upper(s.valid) as "end", s.source, s.note
    from standard s join qualification_level l on l.kind = s.kind and l.code = s.level_code
    left join lateral (
      select jsonb_agg(jsonb_build_object('code', p.code, 'title',
        jsonb_build_object('vi', p.title_vi, 'en', p.title_en, 'de', p.title_de)) order by p.title_vi, p.code) as positions
      from position p where p.code = any (s.positions) and p.valid @> ${at}::date
    ) w on true
    where s.valid @> ${at}::date
    order by s.kind, l.ordinal desc, s.id`.execute(tx)
  return rows
}
