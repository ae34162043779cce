import type { ProblemDetail } from '../../../platform/problem.ts'

/** Why an operation cannot be done, pointing at its place in the plan. */
export interface OperationProblem extends ProblemDetail {
  operationId: string
}

/** Makes problems of one operation: `problem('from.0.code', 'unknown_unit', { code })`. */
export function problemsOf(operationId: string, index: number, into: OperationProblem[]) {
  return (path: string, key: string, params: Record<string, string | number> = {}): void => {
    into.push({
      operationId,
      path: path ? `operations.${index}.${path}` : `operations.${index}`,
      messageKey: `organization.refusal.${key}`,
      params: { operation: operationId, ...params }
    })
  }
}
