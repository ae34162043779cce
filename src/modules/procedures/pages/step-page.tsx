import type { VNode } from 'preact'
import type { Form as FormState } from '../../../platform/http/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Form,
  Input,
  InsetText,
  PageHeading,
  Textarea,
  useView
} from '../../../ui/index.ts'
import { type FieldName, fieldsOf, type StepName } from './step-form.ts'

export interface StepPageProps {
  step: StepName
  slug: string
  name: string
  /** Of the draft; 0 for steps without one. */
  revision: number
  /** What stands in the way of publishing today. */
  problems: ProblemDetail[]
  form: FormState
}

/** One step in the life of a procedure: what it does, and what it asks. */
export function StepPage({ step, slug, name, revision, problems, form }: StepPageProps): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading caption={name} lead={t(`procedures.step_page.${step}.lead`)}>
        {t(`procedures.step_page.${step}.title`)}
      </PageHeading>
      {problems.length > 0 && !form.summary && (
        <InsetText>
          <p class="govuk-body">{t('procedures.step_page.problems', { count: problems.length })}</p>
          <ul class="govuk-list govuk-list--bullet">
            {problems.map(({ messageKey, params }) => (
              <li>{t(messageKey, params)}</li>
            ))}
          </ul>
          <a class="govuk-link" href={href(`/procedures/${slug}/edit`)}>
            {t('procedures.page.edit')}
          </a>
        </InsetText>
      )}
      <Form form={form}>
        <input type="hidden" name="revision" value={String(revision)} />
        {fieldsOf[step].map((field) => (
          <StepField step={step} name={field} form={form} />
        ))}
        <ButtonGroup>
          <Button {...(step === 'end' || step === 'discard' ? { kind: 'warning' as const } : {})}>
            {t(`procedures.step_page.${step}.do`)}
          </Button>
          <a class="govuk-link" href={href(`/procedures/${slug}`)}>
            {t('procedures.edit.cancel')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}

const days: FieldName[] = ['first_day', 'last_day', 'on_day', 'decision_issued_on']
const hinted: FieldName[] = ['decision_issuer', 'decision_issued_on']

function StepField({ step, name, form }: { step: StepName; name: FieldName; form: FormState }): VNode {
  const { t } = useView()
  const open = step === 'suspend' && name === 'last_day'
  const common = {
    ...form.field(name),
    name,
    label: t(`procedures.step_page.field.${name}`),
    ...(hinted.includes(name) && { hint: t('procedures.step_page.field.decision_hint') }),
    ...(open && { hint: t('procedures.step_page.field.open_hint') })
  }
  if (name === 'reason') return <Textarea {...common} rows={3} />
  return days.includes(name) ? <DateInput {...common} /> : <Input {...common} width={30} />
}
