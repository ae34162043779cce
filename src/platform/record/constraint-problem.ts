import { keyEnding } from '../i18n/index.ts'
import { Problem, refusal } from '../problem.ts'

/**
 * The last line of defence: what the database refuses to hold (SQLSTATE class 23) is a refusal too. The room
 * that owns the table says it in its message `<room>.constraint.<table>.<constraint>`; where it says nothing, the
 * constraint is named. Acts check beforehand and say it better; other errors pass through unchanged.
 */
export function constraintProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error
  const { code, table, constraint } = error as Error & Record<'code' | 'table' | 'constraint', unknown>
  if (typeof code !== 'string' || !code.startsWith('23')) return error
  const own = keyEnding(`.constraint.${table}.${constraint}`)
  if (own) return new Problem('refused', own, {}, [], { cause: error })
  const { messageKey, params } = refusal('record.refusal.constraint', {
    constraint: String(constraint ?? code),
    table: String(table ?? '')
  })
  return new Problem('refused', messageKey, params, [], { cause: error })
}
