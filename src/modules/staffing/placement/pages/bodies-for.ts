import { fold } from '../../../organization/index.ts'
import type { PersonRow } from '../people-of-plan.ts'
import type { Body, PlanBodies } from '../plan-bodies.ts'

const most = 30

/** Bodies of the day by name or code; without words those that continue the work of where someone serves. */
export function bodiesFor(
  row: PersonRow,
  { onDay, steps }: PlanBodies,
  q: string
): { found: Body[]; more: boolean } {
  const wanted = fold(q.trim())
  const own = new Set(row.posts.map(({ bodyId }) => bodyId))
  const next = new Set(
    steps.filter((step) => own.has(step.predecessorId)).map(({ successorId }) => successorId)
  )
  const found = [...onDay.values()].filter((body) =>
    wanted ? body.code === q.trim() || fold(body.name).includes(wanted) : next.has(body.id)
  )
  found.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  return { found: found.slice(0, most), more: found.length > most }
}
