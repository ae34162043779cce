import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { type Day, dayBefore } from '../../../../platform/day.ts'
import { decidersAt, type InLanguages, type Step, stepsOf } from '../../resolve/index.ts'

/** What ends on one day by one decision. */
export interface Ending {
  /** First day without it. */
  day: Day
  decision: { id: string; number: string; title: string | null }
  powers: { code: string; name: InLanguages; followed: boolean }[]
  /** Grants that hang on it the day before, and the grants that have no other ground. */
  hanging: Step[]
}

/** The locality's horizon in months, unless the reader chose one. */
export async function horizonOf(tx: Snapshot): Promise<number> {
  const found = await sql<{ months: number | null }>`
    select (settings ->> 'endingHorizonMonths')::int as months from locality limit 1`.execute(tx)
  return found.rows[0]?.months ?? 6
}

/** Laws and decentralizations that end within a horizon, by day and decision, with what hangs on them. */
export async function endingWithin(tx: Snapshot, at: Day, months: number): Promise<Ending[]> {
  const until = Temporal.PlainDate.from(at).add({ months }).toString()
  const found = await sql<Omit<Ending, 'hanging'> & { vestings: string[] }>`
    select upper(v.valid) as day, jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title) as decision,
      jsonb_agg(distinct jsonb_build_object('code', p.code, 'name', names(p.name_vi, p.name_en, p.name_de), 'followed',
        exists (select from vesting n where n.act = v.act and n.power_code = v.power_code and n.valid @> upper(v.valid)))) as powers,
      array_agg(v.id) as vestings
    from vesting v join decision d on d.id = v.decision_id join power p on p.code = v.power_code
    where v.act in ('devolution', 'decentralization') and v.valid && daterange(${at}::date, null)
      and upper(v.valid) > ${at}::date and upper(v.valid) <= ${until}::date
    group by upper(v.valid), d.id, d.number, d.title order by upper(v.valid), d.number`.execute(tx)
  return Promise.all(
    found.rows.map(async ({ vestings, ...ending }) => ({
      ...ending,
      hanging: await hangingOn(tx, new Set(vestings), ending)
    }))
  )
}

/** The links that follow an ending vesting in the chains of the day before. */
async function hangingOn(
  tx: Snapshot,
  ending: Set<string>,
  { day, powers }: Pick<Ending, 'day' | 'powers'>
): Promise<Step[]> {
  const before = dayBefore(day)
  const codes = powers.filter(({ followed }) => !followed).map(({ code }) => code)
  if (!codes.length) return []
  const rows = await decidersAt(tx, before, codes, null)
  const after = rows.flatMap(({ chain }) => {
    const index = chain.findIndex((id) => ending.has(id))
    return index < 0 ? [] : chain.slice(index + 1)
  })
  const steps = await stepsOf(tx, [...new Set(after)], before)
  return [...steps.values()]
}
