import type { VNode } from 'preact'
import type { ProblemDetail } from '../../../platform/problem.ts'
import { CheckList, useView } from '../../../ui/index.ts'
import type { FormSchema } from '../form/index.ts'
import { findField, labelOf } from './change.ts'

/** What is checked of a form, and by which of its problems each check is broken. */
const checks = {
  labels: ['no_label'],
  names: ['twice', 'bad_name'],
  conditions: ['bad_condition', 'bad_answer'],
  groups: ['empty', 'no_fields'],
  known: ['bad_known']
}
const prefix = 'procedures.form.check.'

/** Every check of a form with its answer; nothing is published while one is broken. */
export function Checks(props: {
  schema: FormSchema
  problems: ProblemDetail[]
  blank: boolean
}): VNode | null {
  const { t } = useView()
  const { schema, problems, blank } = props
  if (blank) return null
  const sorted = Object.entries(checks).map(([name, keys]) => ({
    name,
    found: problems.filter(({ messageKey }) => keys.includes(messageKey.replace(prefix, '')))
  }))
  const others = problems.filter((problem) => !sorted.some(({ found }) => found.includes(problem)))
  return (
    <>
      <h2 class="govuk-heading-m">{t('designer.checks.title')}</h2>
      <CheckList
        label={t('designer.checks.title')}
        items={[...sorted, { name: 'usable', found: others }].map(({ name, found }) => ({
          name: t(`designer.checks.${name}`),
          status: found.length ? 'violated' : 'ok',
          ...(found.length && {
            count: found.length,
            children: (
              <ul class="govuk-list govuk-list--bullet">
                {found.map(({ messageKey, params }) => (
                  <li>{t(messageKey, params && { ...params, field: labelsAt(schema, params.field) })}</li>
                ))}
              </ul>
            )
          })
        }))}
      />
    </>
  )
}

/** The labels on the way to a field; its name where there is none. */
function labelsAt(schema: FormSchema, field: string | number | undefined): string {
  const steps = String(field ?? '').split('.')
  return steps
    .map((step, index) => {
      const found = findField(schema, steps.slice(0, index + 1).join('.'))
      return found ? labelOf(found.node) : step
    })
    .join(' › ')
}
