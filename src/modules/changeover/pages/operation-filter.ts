import { z } from 'zod'
import { fold, type OperationProblem } from '../../organization/index.ts'
import type { Operation } from '../plan-format/types.ts'
import type { Plan } from '../store/plans.ts'
import type { Speech } from './unit-words.tsx'

/** What a list of operations may be narrowed by. Anything odd counts as not given. */
export const operationFilter = z.object({
  q: z.string().max(200).default('').catch(''),
  unit: z.enum(['area', 'organization', '']).default('').catch(''),
  origin: z.enum(['written', 'proposed', 'faulty', '']).default('').catch(''),
  page: z.coerce.number().int().min(1).default(1).catch(1)
})
export type OperationFilter = z.infer<typeof operationFilter>

const pageLength = 50

/** The operations that a filter leaves, one page of them. */
export function pageOf({
  plan,
  speech,
  problems,
  filter
}: {
  plan: Plan
  speech: Speech
  problems: OperationProblem[]
  filter: OperationFilter
}) {
  const faulty = new Set(problems.map(({ operationId }) => operationId))
  const matching = plan.operations.filter(
    (operation) =>
      (!filter.unit || operation.unit === filter.unit) &&
      (filter.origin !== 'written' || !operation.proposed) &&
      (filter.origin !== 'proposed' || operation.proposed) &&
      (filter.origin !== 'faulty' || faulty.has(operation.id)) &&
      (!filter.q || speaksOf(operation, fold(filter.q.trim()), speech))
  )
  const start = (filter.page - 1) * pageLength
  const shown = matching.slice(start, start + pageLength)
  return { shown, total: matching.length, first: start + 1, last: start + shown.length }
}

/** Whether a number, clause, code or name in an operation contains the words. */
function speaksOf(operation: Operation, words: string, { view }: Speech): boolean {
  const texts = [
    operation.id,
    operation.clause,
    ...operation.from.flatMap(({ code }) => [code, view.before.byCode(operation.unit, code)?.name]),
    ...operation.into.flatMap(({ code, name, continues }) => [code, name, continues])
  ]
  return texts.some((text) => text !== undefined && fold(text).includes(words))
}
