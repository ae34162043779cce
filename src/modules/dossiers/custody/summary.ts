import { type Group, leftOpen, singly } from './groups.ts'

/** Open dossiers by where they go: what follows its body's work, what is assigned, what nobody gets yet. */
export interface Sums {
  /** All of them: the sum of the others. */
  open: number
  followed: number
  assigned: number
  unassigned: number
}

export interface BodySums extends Sums {
  bodyId: string
  /** Bodies that take over, with how many. */
  goes: { bodyId: string; count: number }[]
}

export function sumsOf(groups: readonly Group[]): Sums {
  const sum = (some: readonly Group[]) => some.reduce((all, { count }) => all + count, 0)
  return {
    open: sum(groups),
    followed: sum(groups.filter((group) => !singly(group))),
    assigned: sum(groups.filter(({ to }) => to !== null)),
    unassigned: sum(groups.filter((group) => leftOpen(group) && group.to === null))
  }
}

/** The same by the body that has them on the day before; what is still to be assigned first. */
export function sumsByBody(
  groups: readonly Group[],
  idOfCode: (code: string) => string | undefined
): BodySums[] {
  const byBody = Map.groupBy(
    groups,
    ({ originId, before }) => (before.length === 1 ? before[0] : undefined) ?? originId
  )
  return [...byBody]
    .map(([bodyId, own]) => ({ bodyId, ...sumsOf(own), goes: goesOf(own, idOfCode) }))
    .sort((a, b) => b.unassigned - a.unassigned || b.open - a.open)
}

export type ProcedureSums = Sums & Pick<Group, 'fieldName' | 'procedure'>

/** The same by field and procedure. */
export function sumsByProcedure(groups: readonly Group[]): ProcedureSums[] {
  const byProcedure = Map.groupBy(groups, ({ field, procedureId }) => `${field} ${procedureId}`)
  return [...byProcedure.values()].flatMap((own) => {
    const [first] = own
    return first ? [{ fieldName: first.fieldName, procedure: first.procedure, ...sumsOf(own) }] : []
  })
}

function goesOf(groups: readonly Group[], idOfCode: (code: string) => string | undefined): BodySums['goes'] {
  const counts = new Map<string, number>()
  for (const group of groups) {
    const body = singly(group) ? group.to && idOfCode(group.to) : group.after[0]
    if (body) counts.set(body, (counts.get(body) ?? 0) + group.count)
  }
  return [...counts].map(([bodyId, count]) => ({ bodyId, count })).sort((a, b) => b.count - a.count)
}
