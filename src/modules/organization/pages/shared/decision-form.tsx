import type { ComponentChildren, VNode } from 'preact'
import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { blankAsAbsent, type Form as FormState, optionalText } from '../../../../platform/http/index.ts'
import { Problem } from '../../../../platform/problem.ts'
import { DateInput, Fieldset, Input, useView } from '../../../../ui/index.ts'

/** The fields by which a form names a decision; spread into its schema. */
export const decisionFields = {
  decision_number: z.string().trim().min(1, { error: 'record.input.required' }).max(100),
  decision_issued_on: blankAsAbsent(zDay.optional()),
  decision_issuer: optionalText,
  decision_title: optionalText
}

/** What forms give; some ask for the number by rules of their own. */
type DecisionValues = Partial<z.output<z.ZodObject<typeof decisionFields>>>

/** The decision as acts take it. */
export function decisionOf(values: DecisionValues) {
  return {
    number: values.decision_number,
    issuedOn: values.decision_issued_on,
    issuer: values.decision_issuer,
    title: values.decision_title
  }
}

const fieldOf: Record<string, string> = {
  'decision.number': 'decision_number',
  'decision.issuedOn': 'decision_issued_on',
  'decision.issuer': 'decision_issuer',
  'decision.title': 'decision_title'
}

/**
 * What an act says of a decision, at the fields of the form.
 * @param others fields of the form by the path in the input of the act, where they are called otherwise
 */
export async function atDecisionFields<O>(
  acting: Promise<O>,
  others: Record<string, string> = {}
): Promise<O> {
  try {
    return await acting
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, messageKey, params } = error
    const named: Record<string, string> = { ...fieldOf, ...others }
    const unknown = messageKey === 'organization.refusal.unknown_decision'
    const details = unknown
      ? [{ path: 'decision_issued_on', messageKey, params }]
      : error.details.map((one) => ({ ...one, path: named[one.path ?? ''] ?? one.path }))
    throw new Problem(code, messageKey, params, details)
  }
}

interface DecisionFieldsProps {
  form: FormState
  /** What it is called, where it is no decision. */
  legend?: string
  /** An example of its number. */
  numberHint?: string
  /** What is asked behind the number. */
  children?: ComponentChildren
}

/** By which decision: its number, and the rest where the register does not know it yet. */
export function DecisionFields({ form, legend, numberHint, children }: DecisionFieldsProps): VNode {
  const { t } = useView()
  return (
    <Fieldset legend={legend ?? t('organization.page.change.decision')} legendSize="m">
      <Input
        {...form.field('decision_number')}
        name="decision_number"
        label={t('organization.page.column.number')}
        hint={numberHint ?? t('organization.page.change.number_hint')}
        width={20}
      />
      {children}
      <DateInput
        {...form.field('decision_issued_on')}
        name="decision_issued_on"
        label={t('organization.page.column.issued')}
        hint={t('organization.page.change.new_decision')}
      />
      <Input
        {...form.field('decision_issuer')}
        name="decision_issuer"
        label={t('organization.page.column.issuer')}
      />
      <Input
        {...form.field('decision_title')}
        name="decision_title"
        label={t('organization.page.column.title')}
      />
    </Fieldset>
  )
}
