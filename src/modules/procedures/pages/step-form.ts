import { z } from 'zod'
import type { Database } from '../../../platform/database/index.ts'
import { zDay } from '../../../platform/day.ts'
import { blankAsAbsent, optionalText } from '../../../platform/http/index.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Act, type Actor, type PerformOptions, perform } from '../../../platform/record/index.ts'
import { discardProcedure } from '../acts/discard.ts'
import { endProcedure } from '../acts/end.ts'
import { publishProcedure } from '../acts/publish.ts'
import { resumeProcedure } from '../acts/resume.ts'
import { suspendProcedure } from '../acts/suspend.ts'

/** The steps of a procedure that have a form of their own. */
export const steps = ['publish', 'suspend', 'resume', 'end', 'discard'] as const
export type StepName = (typeof steps)[number]

const day = blankAsAbsent(zDay.optional())
export const stepFields = z.object({
  revision: z.coerce.number().int().default(0),
  first_day: day,
  last_day: day,
  on_day: day,
  reason: optionalText,
  decision_number: optionalText,
  decision_issuer: optionalText,
  decision_issued_on: day
})
export type StepFields = z.output<typeof stepFields>
export type FieldName = Exclude<keyof StepFields, 'revision'>

const decision: FieldName[] = ['decision_number', 'decision_issuer', 'decision_issued_on']

/** What each step asks. */
export const fieldsOf: Record<StepName, FieldName[]> = {
  publish: ['first_day', ...decision],
  suspend: ['first_day', 'last_day', 'reason', ...decision],
  resume: ['on_day', ...decision],
  end: ['last_day', 'reason', ...decision],
  discard: ['reason']
}

/** What may stay blank: a decision that the register knows is known by its number. */
const optional: Record<StepName, FieldName[]> = {
  publish: ['decision_issuer', 'decision_issued_on'],
  suspend: ['last_day', 'decision_issuer', 'decision_issued_on'],
  resume: ['decision_issuer', 'decision_issued_on'],
  end: ['decision_issuer', 'decision_issued_on'],
  discard: []
}

/** The posted fields of a step; all that is missing is said at once. */
export function stepForm(step: StepName) {
  return stepFields.superRefine((values, context) => {
    for (const name of fieldsOf[step])
      if (values[name] === undefined && !optional[step].includes(name))
        context.addIssue({ code: 'custom', path: [name], message: 'record.input.required' })
  })
}

type Done = (
  database: Database,
  actor: Actor,
  input: object,
  options: PerformOptions
) => Promise<{ key: string }>

const doing =
  <I>(act: Act<I, { key: string }>): Done =>
  (database, actor, input, options) =>
    perform(database, act, actor, input, options)

/** Does a step. */
export const doStep: Record<StepName, Done> = {
  publish: doing(publishProcedure),
  suspend: doing(suspendProcedure),
  resume: doing(resumeProcedure),
  end: doing(endProcedure),
  discard: doing(discardProcedure)
}

/** What the act of a step takes. */
export function inputOf(step: StepName, values: StepFields, slug: string, draftId: string): object {
  const { decision_number: number, decision_issuer: issuer, decision_issued_on: issuedOn } = values
  const decided = { decision: { number, ...(issuer && { issuer }), ...(issuedOn && { issuedOn }) } }
  const draft = { id: draftId, revision: values.revision }
  const { first_day: firstDay, last_day: lastDay, on_day: onDay, reason } = values
  switch (step) {
    case 'publish':
      return { ...draft, firstDay, ...decided }
    case 'discard':
      return { ...draft, reason }
    case 'suspend':
      return { key: slug, firstDay, ...(lastDay && { lastDay }), reason, ...decided }
    case 'resume':
      return { key: slug, onDay, ...decided }
    case 'end':
      return { key: slug, lastDay, reason, ...decided }
  }
}

/** What an act says of its input, at the fields of the form; what it says of the draft stands above, without a field. */
export function atStepFields(error: unknown, step: StepName): unknown {
  if (!(error instanceof Problem)) return error
  const details = error.details.map(({ path, ...detail }) => {
    const name = (path ?? '').replaceAll('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    return fieldsOf[step].some((field) => field === name) ? { ...detail, path: name } : detail
  })
  return new Problem(error.code, error.messageKey, error.params, details, { cause: error })
}
