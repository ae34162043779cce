import { z } from 'zod'
import type { Tx } from '../../../platform/database/index.ts'
import { invalid, notFound, type ProblemDetail, refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import {
  actNames,
  citationOf,
  fromSchema,
  intoSchema,
  registerView,
  resolveOperations
} from '../../organization/index.ts'
import type { Operation } from '../plan-format/types.ts'
import { getPlan, type Plan, savePlan } from '../store/plans.ts'
import { citingOwn, withPlanDecisions } from '../store/resolve-plan.ts'

const text = (max: number) => z.string().trim().max(max)

/** An operation as it is written on a page; its id is given when it is new. */
export const operationSchema = z.object({
  id: text(100).min(1).optional(),
  clause: text(200).min(1, { error: 'changeover.page.operation.needs_clause' }),
  decision: text(100).min(1).optional(),
  act: z.enum(actNames),
  unit: z.enum(['area', 'organization']),
  from: z.array(fromSchema).max(500).default([]),
  into: z.array(intoSchema).max(500).default([]),
  note: text(2000).min(1).optional()
})

const saveSchema = z.object({
  planId: z.uuid(),
  revision: z.coerce.number().int(),
  operation: operationSchema
})

/**
 * Adds an operation to a plan, or writes the one with this id anew. Mistakes within the operation itself (a unit that
 * nobody knows, a merger of one) are told at once, at their place; how it agrees with the others, the check says.
 * @throws invalid with `operation.from.0.code` and the like; refusal when somebody changed the plan since `revision`
 */
export const saveOperation: Act<z.infer<typeof saveSchema>, { id: string; revision: number }> = {
  name: 'changeover.save_operation',
  input: saveSchema,
  power: 'register.change',
  async run({ tx }, { planId, revision, operation: written }) {
    const plan = await editable(tx, planId)
    const before = plan.operations.find(({ id }) => id === written.id)
    const operation = { ...written, id: written.id ?? nextId(plan.operations) }
    await refuseMistakes(tx, plan, operation)
    // What somebody has written is no longer a proposal, and stands with what people wrote.
    const operations = before
      ? plan.operations.map((other) => (other === before ? operation : other))
      : [...plan.operations.filter(isWritten), operation, ...plan.operations.filter(isProposed)]
    await savePlan(tx, { ...plan, operations }, { id: planId, revision })
    return {
      result: { id: operation.id, revision: revision + 1 },
      subject: { kind: 'plan', id: planId },
      before: before ?? null,
      after: operation
    }
  }
}

const removeSchema = z.object({
  planId: z.uuid(),
  revision: z.coerce.number().int(),
  operationId: z.string().min(1)
})

/** Takes an operation out of a plan. */
export const removeOperation: Act<z.infer<typeof removeSchema>, { id: string }> = {
  name: 'changeover.remove_operation',
  input: removeSchema,
  power: 'register.change',
  async run({ tx }, { planId, revision, operationId }) {
    const plan = await editable(tx, planId)
    const before = plan.operations.find(({ id }) => id === operationId)
    if (!before) throw notFound('changeover.page.refusal.no_operation', { id: operationId })
    const operations = plan.operations.filter((other) => other !== before)
    await savePlan(tx, { ...plan, operations }, { id: planId, revision })
    return { result: { id: operationId }, subject: { kind: 'plan', id: planId }, before }
  }
}

const isProposed = ({ proposed }: Operation) => proposed === true
const isWritten = (operation: Operation) => !isProposed(operation)

async function editable(tx: Tx, id: string): Promise<Plan> {
  const plan = await getPlan(tx, id)
  if (plan.enactment) throw refusal('changeover.refusal.enacted_already', { by: plan.enactment.enactedBy })
  return plan
}

/** The next number: ids are for people, who cite them. */
function nextId(operations: Operation[]): string {
  const numbers = operations.map(({ id }) => (/^\d{1,9}$/.test(id) ? Number(id) : 0))
  return String(Math.max(0, ...numbers) + 1)
}

/** What can only be seen together with the other operations is left to the check. */
const ofTheWhole = new Set([
  'before_decision',
  'code_taken',
  'orphan',
  'cycle',
  'ended_and_changed',
  'ends_twice'
])

async function refuseMistakes(tx: Tx, plan: Plan, operation: Operation): Promise<void> {
  const view = withPlanDecisions(await registerView(tx, plan.effectiveOn), plan)
  const [citing = operation] = citingOwn({ ...plan, operations: [operation] })
  const { problems } = resolveOperations([citing], citationOf(plan.decision), plan.effectiveOn, view)
  const own = problems.filter(({ path = '', messageKey }) => {
    const what = messageKey.split('.').at(-1) ?? ''
    // The parent, the place served or the receiver may be made by another operation.
    const elsewhere = what === 'unknown_unit' && /\.into\.\d+\.(parent|area|code)$/.test(path)
    return !ofTheWhole.has(what) && !elsewhere
  })
  if (own.length)
    throw invalid(
      'record.input.invalid',
      {},
      own.flatMap((problem) => atField(problem, operation))
    )
}

/** At the field as the input names it; a unit that is incomplete lacks fields that can be named. */
function atField({ path = '', messageKey, params }: ProblemDetail, { into }: Operation): ProblemDetail[] {
  const field = path.replace(/^operations\.\d+/, 'operation')
  const [, at] = /^operation\.into\.(\d+)$/.exec(field) ?? []
  const unit = at === undefined ? undefined : into[Number(at)]
  if (!unit || !messageKey.endsWith('.incomplete_unit')) return [{ path: field, messageKey, params }]
  const missing = (['name', 'kind', 'code'] as const).filter((key) => !unit[key])
  return missing.map((key) => ({
    path: `${field}.${key}`,
    messageKey: `changeover.page.into.needs_${key}`,
    params: { number: Number(at) + 1 }
  }))
}
