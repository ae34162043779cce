import type { SetRow } from '../../../platform/sets/index.ts'
import type { Operation } from '../plan-format/types.ts'

/**
 * The operations that a violation is about: those that take or make the unit that it names, by code; for an area that
 * lacks bodies, those that make the area or give it bodies. Own operations come before proposed ones.
 */
export function operationsToMend(row: SetRow, operations: readonly Operation[]): Operation[] {
  const code = typeof row.code === 'string' ? row.code : undefined
  if (!code || (row.kind !== 'area' && row.kind !== 'organization')) return []
  const concerned = operations.filter(
    ({ unit, from, into }) =>
      (unit === row.kind &&
        (from.some((entry) => entry.code === code) ||
          into.some((entry) => entry.code === code || entry.continues === code))) ||
      (row.kind === 'area' && unit === 'organization' && into.some(({ area }) => area === code))
  )
  return concerned.toSorted((a, b) => Number(a.proposed ?? false) - Number(b.proposed ?? false)).slice(0, 3)
}
