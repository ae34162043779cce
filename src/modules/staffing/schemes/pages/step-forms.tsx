import type { ComponentChildren, VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Details,
  Form,
  Input,
  InsetText,
  Link,
  PageHeading,
  Radios,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import { DecisionFields } from '../../../organization/index.ts'
import type { WholeScheme } from './read-scheme.ts'
import { Findings } from './scheme-parts.tsx'

export interface StepProps {
  whole: WholeScheme
  form: FormState
}

interface FrameProps extends StepProps {
  step: 'submit' | 'appraise' | 'approve' | 'publish'
  /** The day of the step is asked above the rest. */
  children?: ComponentChildren
  withFindings?: boolean
}

/** What all steps have: which scheme, its findings, the version, the day. */
function StepFrame({ whole, form, step, children, withFindings }: FrameProps): VNode {
  const { t } = useView()
  const { scheme, version } = whole
  return (
    <>
      <PageHeading
        caption={`${scheme.organizationName}, ${t('schemes.version', { number: version.number })}`}
        lead={t(`schemes.step.${step}_lead`)}
      >
        {t(`schemes.step.${step}`)}
      </PageHeading>
      {withFindings && <Findings findings={whole.findings} />}
      <Form form={form}>
        <input type="hidden" name="version" value={String(version.number)} />
        {children}
        <DateInput {...form.field('on')} name="on" label={t(`schemes.step.${step}_on`)} />
        <ButtonGroup>
          <Button>{t(`schemes.step.${step}`)}</Button>
          <Link to={`/schemes/${scheme.id}`}>{t('organization.page.change.cancel')}</Link>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** Hands a draft in for appraisal. */
export function SubmitPage(props: StepProps): VNode {
  const { t } = useView()
  return (
    <StepFrame {...props} step="submit" withFindings>
      <Letter form={props.form} label={t('schemes.field.letter')} />
    </StepFrame>
  )
}

/** An opinion on a version, and remarks on its lines. */
export function AppraisePage(props: StepProps): VNode {
  const { t, language } = useView()
  const { whole, form } = props
  const agreed = whole.version.state === 'agreed'
  return (
    <StepFrame {...props} step="appraise" withFindings>
      {agreed && <InsetText>{t('schemes.step.agreed_already')}</InsetText>}
      <Radios
        {...form.field('outcome')}
        name="outcome"
        label={t('schemes.step.outcome')}
        items={[
          { value: 'agreed', text: t('schemes.step.agree'), disabled: agreed },
          { value: 'returned', text: t('schemes.step.return') }
        ]}
      />
      <Textarea {...form.field('opinion')} name="opinion" rows={6} label={t('schemes.step.opinion')} />
      <Details
        summary={t('schemes.step.remarks')}
        open={Object.entries(form.values).some(([name, value]) => name.startsWith('remark_') && value !== '')}
      >
        {whole.lines.map(({ position, title, headcount }) => (
          <Textarea
            {...form.field(`remark_${position}`)}
            name={`remark_${position}`}
            rows={2}
            label={`${title[language]} (${headcount})`}
          />
        ))}
      </Details>
      <Letter form={form} label={t('schemes.step.appraisal_letter')} />
    </StepFrame>
  )
}

/** Approves an appraised version by a decision. */
export function ApprovePage(props: StepProps): VNode {
  const { t } = useView()
  const { form } = props
  return (
    <StepFrame {...props} step="approve" withFindings>
      <DecisionFields form={form} />
      <DateInput
        {...form.field('effective_on')}
        name="effective_on"
        label={t('schemes.step.effective_on')}
        hint={t('schemes.step.effective_on_hint')}
      />
    </StepFrame>
  )
}

/** Publishes an approved version. */
export function PublishPage(props: StepProps): VNode {
  const { t } = useView()
  return (
    <StepFrame {...props} step="publish">
      <Input
        {...props.form.field('published_in')}
        name="published_in"
        label={t('schemes.step.published_in')}
        hint={t('schemes.step.published_in_hint')}
      />
    </StepFrame>
  )
}

function Letter({ form, label }: { form: FormState; label: string }): VNode {
  return <Input {...form.field('letter')} name="letter" label={label} width={20} />
}
