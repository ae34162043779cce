import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { notFound } from '../../../platform/problem.ts'
import type { InLanguages } from './post-words.ts'

/** A concrete competence of the catalogue. */
export interface Power {
  code: string
  kind: 'decision' | 'work'
  functionCode: string
  name: InLanguages
  note: string | null
  source: string | null
  start: Day | null
  end: Day | null
}

const columns = sql`p.code, p.kind, p.function_code as "functionCode", names(p.name_vi, p.name_en, p.name_de) as name,
  p.note, p.source, lower(p.valid) as start, upper(p.valid) as "end"`

/** The powers of a day, by field and name. */
export async function listPowers(tx: Snapshot, at: Day): Promise<Power[]> {
  const found = await sql<Power>`select ${columns} from power p where p.valid @> ${at}::date
    order by p.function_code, p.code`.execute(tx)
  return found.rows
}

export async function findPower(tx: Snapshot, code: string): Promise<Power | undefined> {
  const found = await sql<Power>`select ${columns} from power p where p.code = ${code}`.execute(tx)
  return found.rows[0]
}

/** @throws Problem 404 when there is none */
export async function getPower(tx: Snapshot, code: string): Promise<Power> {
  const power = await findPower(tx, code)
  if (!power) throw notFound('authority.refusal.no_power', { code })
  return power
}
