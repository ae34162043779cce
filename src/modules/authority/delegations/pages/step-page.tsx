import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Form,
  Input,
  PageHeading,
  Radios,
  Textarea,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import type { Delegation } from '../delegation.ts'
import type { DraftProblem } from '../draft-problems.ts'
import { fieldsOf, type StepFields, type StepName } from './step-form.ts'

export interface StepPageProps {
  delegation: Delegation
  problems: DraftProblem[]
  step: StepName
  form: FormState
}

const days: readonly (keyof StepFields)[] = [
  'checked_on',
  'decision_issued_on',
  'published_on',
  'first_day',
  'last_day',
  'on_day'
]
const long: readonly (keyof StepFields)[] = ['opinion', 'reason']

/** The form of one step of a delegation, with what stands in its way. */
export function StepPage({ delegation, problems, step, form }: StepPageProps): VNode {
  const { t, href } = useView()
  const standing = problems.filter(({ severity }) => severity === 'problem')
  const warn = ['check', 'sign', 'publish'].includes(step) && standing.length > 0
  return (
    <>
      <PageHeading caption={delegation.title} lead={t(`delegations.page.step.lead_${step}`)}>
        {t(`delegations.page.step.${step}`)}
      </PageHeading>
      {warn && (
        <>
          <WarningText>{t('delegations.refusal.problems', { count: standing.length })}</WarningText>
          <ul class="govuk-list govuk-list--bullet">
            {standing.map(({ line, messageKey, params }) => (
              <li>
                {line > 0 && <>{t('delegations.page.line.title', { number: line })}: </>}
                {t(messageKey, params)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Form form={form}>
        <input type="hidden" name="revision" value={String(delegation.revision)} />
        {fieldsOf[step].map((name) => (
          <StepField name={name} form={form} />
        ))}
        <ButtonGroup>
          <Button kind={step === 'withdraw' || step === 'discard' ? 'warning' : 'primary'}>
            {t(`delegations.page.step.do_${step}`)}
          </Button>
          <a class="govuk-link" href={href(`/delegations/${delegation.id}`)}>
            {t('delegations.page.cancel')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}

function StepField({ name, form }: { name: keyof StepFields; form: FormState }): VNode {
  const { t } = useView()
  const label = t(`delegations.page.field_${name}`)
  const hintKey = `delegations.page.hint_${name}`
  const field = { ...form.field(name), name, label, ...(t.has(hintKey) && { hint: t(hintKey) }) }
  if (name === 'outcome')
    return (
      <Radios
        {...field}
        items={(['agreed', 'returned'] as const).map((value) => ({
          value,
          text: t(`delegations.page.outcome.${value}`)
        }))}
      />
    )
  if (days.includes(name)) return <DateInput {...field} />
  if (long.includes(name)) return <Textarea {...field} rows={4} />
  return <Input {...field} width={name === 'decision_number' ? 20 : undefined} />
}
