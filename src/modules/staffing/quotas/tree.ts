/** A quota with how deep it lies below what the province is given. */
export type InTree<R> = R & { depth: number }

/**
 * Rows in the order of the tree by which they were assigned: each body followed by those that it gave to. A row whose
 * grantor is not among the rows begins a tree of its own, so none is lost.
 */
export function inTree<R extends { organizationId: string; grantorId: string | null }>(
  rows: readonly R[]
): InTree<R>[] {
  const bodies = new Set(rows.map(({ organizationId }) => organizationId))
  const below = new Map<string | null, R[]>()
  for (const row of rows) {
    const grantor = row.grantorId !== null && bodies.has(row.grantorId) ? row.grantorId : null
    below.set(grantor, [...(below.get(grantor) ?? []), row])
  }
  const seen = new Set<R>()
  const walk = (grantor: string | null, depth: number): InTree<R>[] =>
    (below.get(grantor) ?? []).flatMap((row) => {
      if (seen.has(row)) return []
      seen.add(row)
      return [{ ...row, depth }, ...walk(row.organizationId, depth + 1)]
    })
  return walk(null, 0)
}
