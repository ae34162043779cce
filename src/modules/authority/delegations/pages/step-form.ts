import { z } from 'zod'
import type { Database } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import { blankAsAbsent, optionalText } from '../../../../platform/http/index.ts'
import { Problem } from '../../../../platform/problem.ts'
import { type Act, type Actor, type PerformOptions, perform } from '../../../../platform/record/index.ts'
import { checkDelegation } from '../acts/check.ts'
import { discardDelegation } from '../acts/discard.ts'
import { publishDelegation } from '../acts/publish.ts'
import { resumeDelegation } from '../acts/resume.ts'
import { signDelegation } from '../acts/sign.ts'
import { suspendDelegation } from '../acts/suspend.ts'
import { withdrawDelegation } from '../acts/withdraw.ts'
import type { Delegation } from '../delegation.ts'

/** The steps that have a form of their own. */
export const steps = ['check', 'sign', 'publish', 'suspend', 'resume', 'withdraw', 'discard'] as const
export type StepName = (typeof steps)[number]

const day = blankAsAbsent(zDay.optional())
export const stepFields = z.object({
  revision: z.coerce.number().int().default(0),
  outcome: z.enum(['agreed', 'returned']).optional(),
  opinion: optionalText,
  checked_on: day,
  decision_number: optionalText,
  decision_issued_on: day,
  published_on: day,
  published_in: optionalText,
  first_day: day,
  last_day: day,
  on_day: day,
  reason: optionalText
})
export type StepFields = z.output<typeof stepFields>

/** What each step asks. */
export const fieldsOf: Record<StepName, (keyof StepFields)[]> = {
  check: ['outcome', 'opinion', 'checked_on'],
  sign: ['decision_number', 'decision_issued_on'],
  publish: ['published_on', 'published_in'],
  suspend: ['first_day', 'last_day', 'reason', 'decision_number', 'decision_issued_on'],
  resume: ['on_day', 'decision_number', 'decision_issued_on'],
  withdraw: ['on_day', 'reason', 'decision_number', 'decision_issued_on'],
  discard: ['reason']
}

/** What may stay blank. */
const optional: readonly string[] = ['opinion', 'last_day']

/** The posted fields of a step; all that is missing is said at once. */
export function stepForm(step: StepName) {
  return stepFields.superRefine((values, context) => {
    for (const name of fieldsOf[step])
      if (values[name] === undefined && !optional.includes(name))
        context.addIssue({ code: 'custom', path: [name], message: 'record.input.required' })
  })
}

type Done = (
  database: Database,
  actor: Actor,
  input: unknown,
  options: PerformOptions
) => Promise<{ id: string }>

const doing =
  <I>(act: Act<I, { id: string }>): Done =>
  (database, actor, input, options) =>
    perform(database, act, actor, input, options)

/** Does a step. */
export const doStep: Record<StepName, Done> = {
  check: doing(checkDelegation),
  sign: doing(signDelegation),
  publish: doing(publishDelegation),
  suspend: doing(suspendDelegation),
  resume: doing(resumeDelegation),
  withdraw: doing(withdrawDelegation),
  discard: doing(discardDelegation)
}

/** What the act takes; decisions are those of the grantor's body unless the register knows the number. */
export function inputOf(values: StepFields, { id, organizationName }: Delegation) {
  const { decision_number: number, decision_issued_on: issuedOn } = values
  return {
    id,
    revision: values.revision,
    outcome: values.outcome,
    opinion: values.opinion,
    checkedOn: values.checked_on,
    decision: number && { number, issuer: organizationName, issuedOn },
    publishedOn: values.published_on,
    publishedIn: values.published_in,
    firstDay: values.first_day,
    lastDay: values.last_day,
    onDay: values.on_day,
    reason: values.reason
  }
}

/** What an act says of its input, at the fields of the form: `decision.issuedOn` is `decision_issued_on`. */
export function atFields(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  const details = error.details.map((detail) => ({
    ...detail,
    ...(detail.path && !detail.path.startsWith('lines') && { path: fieldNamed(detail.path) })
  }))
  return new Problem(error.code, error.messageKey, error.params, details, { cause: error })
}

function fieldNamed(path: string): string {
  return path.replaceAll('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
