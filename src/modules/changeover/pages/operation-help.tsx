import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Database, read } from '../../../platform/database/index.ts'
import type { Form } from '../../../platform/http/index.ts'
import { invalid, notFound, Problem, refusal } from '../../../platform/problem.ts'
import { inputProblem } from '../../../platform/record/index.ts'
import { registerView } from '../../organization/index.ts'
import { actNames, type Operation, unitScopes } from '../plan-format/types.ts'
import { getPlan, type Plan } from '../store/plans.ts'
import { readWords } from '../store/words.ts'
import { ConfirmPage } from './enact-page.tsx'
import type { Values } from './operation-rows.ts'
import type { Speech } from './unit-words.tsx'

/**
 * A plan that may be changed, and the register around its day.
 * @throws refusal when it is enacted
 */
export function drafted(database: Database, id: string): Promise<{ plan: Plan; speech: Speech }> {
  return read(database, async (tx) => {
    const plan = await getPlan(tx, id)
    if (plan.enactment) throw refusal('changeover.refusal.enacted_already', { by: plan.enactment.enactedBy })
    return {
      plan,
      speech: { view: await registerView(tx, plan.effectiveOn), words: await readWords(tx, plan.effectiveOn) }
    }
  })
}

/** The operation with this id, or a Problem "not found". */
export function operationOf(plan: Plan, id: string): Operation {
  const operation = plan.operations.find((one) => one.id === id)
  if (!operation) throw notFound('changeover.page.refusal.no_operation', { id })
  return operation
}

const choiceSchema = z.object({ act: z.enum(actNames), unit: z.enum(unitScopes) })

/** Which act on which kind of unit the form is about. */
export function chosen(values: Values): z.infer<typeof choiceSchema> {
  const parsed = choiceSchema.safeParse(values)
  if (!parsed.success) throw inputProblem(parsed.error)
  return parsed.data
}

export function backTo(plan: Plan, request: FastifyRequest): { href: string; text: string } {
  return { href: request.view.href(`/plans/${plan.id}`), text: request.t('changeover.page.back') }
}

/** Asks before an operation is taken out. */
export function removal(plan: Plan, operationId: string, form: Form, { t }: FastifyRequest): VNode {
  return (
    <ConfirmPage
      caption={plan.title}
      title={t('changeover.page.operation.remove')}
      text={t('changeover.page.operation.remove_text', { id: operationId })}
      button={t('changeover.page.operation.remove')}
      back={`/plans/${plan.id}`}
      form={form}
      revision={plan.revision}
    />
  )
}

/** A new area below the highest level that lies nowhere is a slip of the form, not a state without a province. */
export function refuseBareAreas(operation: Record<string, unknown>, { words }: Speech): void {
  if (operation.unit !== 'area' || !Array.isArray(operation.into)) return
  const bare = operation.into.flatMap((into: Operation['into'][number], at) => {
    const level = words.kinds.get(into.kind ?? '')?.level
    const isNew =
      into.name && into.kind && !into.existing && !into.continues && operation.act !== 'reclassify'
    return isNew && level !== 'province' && !into.parent
      ? [
          {
            path: `into.${at}.parent`,
            messageKey: 'changeover.page.into.needs_parent',
            params: { number: at + 1 }
          }
        ]
      : []
  })
  if (bare.length) throw invalid('record.input.invalid', {}, bare)
}

/** The act speaks of `operation.from.0.code`; the form calls the field `from.0.code`. */
export function pathsOfForm(error: unknown): never {
  if (!(error instanceof Problem)) throw error
  const details = error.details.map((detail) => ({
    ...detail,
    ...(detail.path && { path: detail.path.replace(/^operation\.?/, '') })
  }))
  throw new Problem(error.code, error.messageKey, error.params, details, { cause: error })
}
