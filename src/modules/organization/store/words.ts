import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { UnitType } from '../change-set.ts'

type Names = { vi: string; en: string; de: string }

/** A kind of area or body that the law knows on a day. */
export interface Kind {
  code: string
  scope: UnitType
  level: string | null
  name: Names
}

/** A field of state management, below another one. */
export interface FunctionWord {
  code: string
  parent: string | null
  name: Names
}

const names = sql`jsonb_build_object('vi', name_vi, 'en', name_en, 'de', name_de) as name`

/** The kinds in force on a day; without a day, all. */
export async function listKinds(tx: Snapshot, scope: UnitType, at?: string): Promise<Kind[]> {
  const found = await sql<Kind>`select code, scope, level, ${names} from kind
    where scope = ${scope} and (${at ?? null}::date is null or valid @> ${at ?? null}::date)
    order by array_position(array['province', 'district', 'commune'], level) nulls last, name_vi`.execute(tx)
  return found.rows
}

/** All fields of state management, parents before their parts. */
export async function listFunctions(tx: Snapshot): Promise<FunctionWord[]> {
  const found = await sql<FunctionWord>`select code, parent_code as parent, ${names} from function
    order by code <> 'all', code`.execute(tx)
  return found.rows
}

/** The days that the locality offers as examples. */
export async function localityDays(tx: Snapshot): Promise<{ exampleDates: string[] }> {
  const found = await sql<{ days: string[] | null }>`
    select array(select jsonb_array_elements_text(settings -> 'exampleDates')) as days from locality limit 1`.execute(
    tx
  )
  return { exampleDates: found.rows[0]?.days ?? [] }
}
