import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'

type Names = { vi: string; en: string; de: string }

export interface KindWord {
  code: string
  scope: 'area' | 'organization'
  level: string | null
  name: Names
  /** Whether the law knows the kind on the day that was asked for. */
  inForce: boolean
}

/** What kinds and fields are called; those of a day are marked, the others are needed to speak of the past. */
export interface Words {
  kinds: Map<string, KindWord>
  functions: Map<string, Names>
}

const names = sql`jsonb_build_object('vi', name_vi, 'en', name_en, 'de', name_de) as name`

/** The words of the locality, in the order in which it lists them. */
export async function readWords(tx: Snapshot, day: string): Promise<Words> {
  const kinds = await sql<KindWord>`select code, scope, level, ${names}, valid @> ${day}::date as "inForce"
    from kind order by scope, array_position(array['province', 'district', 'commune'], level), code`.execute(
    tx
  )
  const functions = await sql<{
    code: string
    name: Names
  }>`select code, ${names} from function order by code`.execute(tx)
  return {
    kinds: new Map(kinds.rows.map((kind) => [kind.code, kind])),
    functions: new Map(functions.rows.map(({ code, name }) => [code, name]))
  }
}
