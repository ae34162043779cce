import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { type ProblemDetail, refusal } from '../../platform/problem.ts'
import { contentProblems } from './checks.ts'
import type { Content } from './content.ts'
import { type Undoable, undoableOn } from './store/doable.ts'

/** More places than these are counted, not named. */
const named = 3

/** Everything that stands in the way of publishing a version from a day on; empty: nothing does. */
export async function publishProblems(tx: Snapshot, content: Content, day: Day): Promise<ProblemDetail[]> {
  return [...contentProblems(content), ...(await registerProblems(tx, content, day))]
}

/** @throws refusal with every problem at its field */
export async function needSound(tx: Snapshot, content: Content, day: Day): Promise<void> {
  const problems = await publishProblems(tx, content, day)
  if (problems.length) throw refusal('procedures.refusal.unsound', { count: problems.length }, problems)
}

async function registerProblems(tx: Snapshot, content: Content, day: Day): Promise<ProblemDetail[]> {
  const { field, power = '', level, steps } = content
  const found = await undoableOn(tx, day, { field, power, level, steps })
  const unknown = found.unknownPowers.filter(Boolean)
  const problems: ProblemDetail[] = unknown.map((code) => ({
    path: code === power ? 'power' : 'steps',
    messageKey: 'procedures.check.unknown_power',
    params: { code }
  }))
  if (power && !unknown.includes(power)) problems.push(...undecided(found.undecided))
  steps.forEach(({ name, power: able, position }, index) => {
    problems.push(...elsewhere(found, content, index))
    const code = able ?? position
    const undone = found.undone.find((one) => one.code === code)
    if (!undone || (able && unknown.includes(able))) return
    problems.push({
      path: `steps.${index}.${able ? 'power' : 'position'}`,
      messageKey: 'procedures.check.step_undone',
      params: { name, count: undone.places.length, places: undone.places.slice(0, named).join(', ') }
    })
  })
  return problems
}

/** A step that is done at another body: there has to be one for every place. */
function elsewhere({ undone, nowhere }: Undoable, { field, steps }: Content, index: number): ProblemDetail[] {
  const { name, at } = steps[index] ?? {}
  if (!name || !at) return []
  const lacking = at.power
    ? undone.find(({ code }) => code === at.power)
    : nowhere.find((one) => one.level === at.level && one.field === (at.field ?? field))
  if (!lacking) return []
  const places = lacking.places.slice(0, named).join(', ')
  return [
    {
      path: `steps.${index}.at`,
      messageKey: 'procedures.check.step_nowhere',
      params: { name, count: lacking.places.length, places }
    }
  ]
}

function undecided(places: { place: string; verdict: 'none' | 'several' }[]): ProblemDetail[] {
  return (['none', 'several'] as const).flatMap((verdict) => {
    const there = places.filter((one) => one.verdict === verdict).map(({ place }) => place)
    if (!there.length) return []
    const params = { count: there.length, places: there.slice(0, named).join(', ') }
    return [{ path: 'power', messageKey: `procedures.check.decided_by_${verdict}`, params }]
  })
}
