import type { VNode } from 'preact'
import { isDay } from '../../../../../platform/day.ts'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import { formatDay } from '../../../../../platform/i18n/index.ts'
import type { ProblemDetail } from '../../../../../platform/problem.ts'
import {
  Button,
  ButtonGroup,
  DayText,
  ErrorSummary,
  Form,
  SummaryList,
  useView,
  WarningText
} from '../../../../../ui/index.ts'
import { useLimitWords } from '../../reception/limit-words.ts'
import { answersOf } from '../../reception/submitted/answers.ts'
import { OfficeFacts } from '../begin/office-facts.tsx'
import { type Application, type StepName, stepOf } from '../read/application.ts'
import { linesOf } from './papers-change.ts'
import { StepPage } from './step-page.tsx'

interface CheckProps {
  application: Application
  missing: readonly ProblemDetail[]
  form: FormState
}

/** Everything as it will be handed in, each part with a way back to it. */
export function CheckPage({ application, missing, form }: CheckProps): VNode {
  const { t, href } = useView()
  const { dossier, steps } = application
  const limit = useLimitWords()
  const to = (step: StepName) => href(`/apply/${dossier.id}/${step}`)
  return (
    <StepPage application={application} step="check">
      <ErrorSummary form={form} />
      {missing.length > 0 && (
        <>
          <WarningText>{t('apply.check.missing', { count: missing.length })}</WarningText>
          <ul class="govuk-list govuk-list--bullet">
            {missing.map((one) => (
              <li>
                <a class="govuk-link" href={`${to(stepOf(one))}#${one.path ?? ''}`}>
                  {missingWords(one)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <You application={application} to={to('you')} />
      {steps.includes('form') && <Answers application={application} to={to('form')} />}
      {steps.includes('papers') && <Papers application={application} to={to('papers')} />}
      <h2 class="govuk-heading-m">{t('apply.check.office')}</h2>
      <OfficeFacts office={application.office} />
      <p class="govuk-body">
        {t('apply.check.limit', { limit: limit(application.version.content.limit ?? null) })}
      </p>
      {missing.length === 0 && (
        <Form>
          <input type="hidden" name="seen" value={dossier.events} />
          <p class="govuk-body">{t('apply.check.promise')}</p>
          <ButtonGroup>
            <Button>{t('apply.check.submit')}</Button>
            <a class="govuk-link" href={href('/my/dossiers')}>
              {t('apply.check.later')}
            </a>
          </ButtonGroup>
        </Form>
      )}
    </StepPage>
  )

  function missingWords({ path = '', messageKey, params }: ProblemDetail): string {
    const field = answersOf(application.version, dossier, '').find((one) => `data.${one.path}` === path)
    // The words name the field; of which part of the form it is they do not say.
    const part = field?.label.split(' – ').slice(0, -1).join(' – ')
    const said = t(messageKey, params)
    return part ? `${part} – ${said}` : said
  }
}

function Heading({ text, to, change }: { text: string; to: string; change: string }): VNode {
  return (
    <h2 class="govuk-heading-m">
      {text}{' '}
      <a class="govuk-link govuk-body" href={to}>
        {change}
      </a>
    </h2>
  )
}

function You({ application, to }: { application: Application; to: string }): VNode {
  const { t } = useView()
  const { dossier, place } = application
  const { applicant, returnWay, request } = dossier
  const organization = applicant.kind === 'organization'
  return (
    <section>
      <Heading text={t('apply.step.title.you')} to={to} change={t('apply.check.change_you')} />
      <SummaryList
        rows={[
          { key: t(organization ? 'apply.you.organization_name' : 'apply.you.name'), value: applicant.name },
          {
            key: t(organization ? 'apply.you.organization_code' : 'apply.you.number'),
            value: applicant.number ?? '–'
          },
          !!applicant.delegate && { key: t('apply.you.delegate'), value: applicant.delegate.name },
          !!applicant.birthDate && {
            key: t('apply.you.birth'),
            value: <DayText day={applicant.birthDate} />
          },
          { key: t('apply.you.phone'), value: applicant.phone ?? '–' },
          { key: t('apply.you.email'), value: applicant.email ?? '–' },
          { key: t('apply.you.address'), value: applicant.address ?? '–' },
          { key: t('apply.you.place'), value: place?.name ?? '–' },
          { key: t('apply.you.return'), value: t(`apply.return.${returnWay}`) },
          request ? { key: t('apply.you.request'), value: request } : null
        ]}
      />
    </section>
  )
}

function Answers({ application, to }: { application: Application; to: string }): VNode {
  const { t, language } = useView()
  const answers = answersOf(application.version, application.dossier, t('apply.check.yes')).filter(
    ({ text }) => text !== '–'
  )
  return (
    <section>
      <Heading text={t('apply.step.title.form')} to={to} change={t('apply.check.change_form')} />
      <SummaryList
        rows={answers.map(({ label, text, kind }) => ({
          key: label,
          value: kind === 'date' && isDay(text) ? formatDay(text, language) : text
        }))}
      />
    </section>
  )
}

function Papers({ application, to }: { application: Application; to: string }): VNode {
  const { t } = useView()
  const { files } = application
  return (
    <section>
      <Heading text={t('apply.step.title.papers')} to={to} change={t('apply.check.change_papers')} />
      <SummaryList
        rows={linesOf(application).map(({ name, how, papers, condition }) => ({
          key: name,
          value: papers.length
            ? papers.map(({ fileId, title }) => (
                <p class="govuk-body">{(fileId && files.get(fileId)?.name) || title}</p>
              ))
            : how === 'hand_in'
              ? t(condition ? 'apply.check.not_needed' : 'apply.check.no_paper')
              : t(how === 'store' ? 'apply.check.from_store' : `apply.papers.how.${how}`)
        }))}
      />
    </section>
  )
}
