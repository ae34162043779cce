import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { agencyOf, codeOf } from '../book/code.ts'
import { dossierRulesOn } from '../law.ts'
import { codesOfBody } from '../reference.ts'

/** Whose agency gives a code, and on which day. */
export interface CodeAsked {
  bodyId: string
  day: Day
}

/** The next codes of several bodies, in the order in which they are asked for: as `nextCode` one after the other. */
export async function takeCodes(tx: Tx, asked: readonly CodeAsked[]): Promise<string[]> {
  const agencies = await Promise.all(
    asked.map(async ({ bodyId, day }) => {
      const { agencyPattern, codePattern } = await dossierRulesOn(tx, day)
      return { agency: agencyOf(agencyPattern, await codesOfBody(tx, bodyId, day)), codePattern, day }
    })
  )
  const keyOf = ({ agency, day }: { agency: string; day: Day }) => `${agency} ${day}`
  const groups = [...Map.groupBy(agencies, keyOf).values()].flatMap(([one, ...more]) =>
    one ? [{ agency: one.agency, day: one.day, count: more.length + 1 }] : []
  )
  const taken = await sql<{ agency: string; day: Day; last: number }>`
    insert into dossier_code as c (agency, day, last)
    select g.agency, g.day, g.count from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb)
      as g (agency text, day date, count int) order by 1, 2
    on conflict (agency, day) do update set last = c.last + excluded.last returning agency, day::text, last`.execute(
    tx
  )
  const counts = new Map(groups.map((one) => [keyOf(one), one.count]))
  const next = new Map(taken.rows.map((one) => [keyOf(one), one.last - (counts.get(keyOf(one)) ?? 0)]))
  return agencies.map((one) => {
    const number = (next.get(keyOf(one)) ?? 0) + 1
    next.set(keyOf(one), number)
    return codeOf(one.codePattern, one.agency, one.day, number)
  })
}
