import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import {
  Button,
  Columns,
  Details,
  Form,
  Input,
  InsetText,
  InstantText,
  Link,
  PageHeading,
  SummaryList,
  Table,
  Textarea,
  useView
} from '../../../../../ui/index.ts'
import type { Version } from '../../../../procedures/index.ts'
import { isFilledIn } from '../../../admit.ts'
import type { PaperIn } from '../../../detail/read.ts'
import type { Dossier } from '../../../dossier.ts'
import type { Submitted } from '../start/store.ts'
import { TimeLeft } from '../time-left.tsx'
import { answersOf } from './answers.ts'

export interface SubmittedProps {
  dossier: Dossier
  version: Version
  papers: readonly PaperIn[]
  time: Pick<Submitted, 'answerBy' | 'hoursLeft'>
  form: FormState
}

/** One online submission, everything in sight, with the three answers that there are. */
export function SubmittedPage({ dossier, version, papers, time, form }: SubmittedProps): VNode {
  const { t, language } = useView()
  const { name } = version.content
  return (
    <>
      <PageHeading caption={dossier.code ?? ''} meta={<TimeLeft row={time} />}>
        {name[language] ?? name.vi}
      </PageHeading>
      <Columns aside={<Answering dossier={dossier} form={form} />}>
        <Facts dossier={dossier} />
        <Papers dossier={dossier} version={version} papers={papers} />
        <Answers version={version} dossier={dossier} />
        <p class="govuk-body">
          <Link to={`/dossiers/${dossier.id}`}>{t('reception.done.open')}</Link>
        </p>
      </Columns>
    </>
  )
}

function Facts({ dossier }: Pick<SubmittedProps, 'dossier'>): VNode {
  const { t } = useView()
  const { applicant, request, submittedAt, returnWay } = dossier
  return (
    <SummaryList
      rows={[
        { key: t('reception.applicant.name'), value: applicant.name },
        { key: t('reception.applicant.number'), value: applicant.number },
        { key: t('reception.applicant.phone'), value: applicant.phone },
        { key: t('reception.applicant.address'), value: applicant.address },
        applicant.delegate
          ? { key: t('reception.applicant.delegate'), value: applicant.delegate.name }
          : null,
        request ? { key: t('reception.intake.request'), value: request } : null,
        { key: t('reception.column.submitted_at'), value: <InstantText at={submittedAt} /> },
        { key: t('reception.return.way'), value: t(`reception.way.${returnWay}`) }
      ]}
    />
  )
}

interface PaperLine {
  name: string
  papers: PaperIn[]
  /** It is the form that was filled in online. */
  filledIn?: boolean
}

function Papers({ dossier, version, papers }: Pick<SubmittedProps, 'dossier' | 'version' | 'papers'>): VNode {
  const { t } = useView()
  const lines: PaperLine[] = [
    ...version.content.components.map((component, index) => ({
      name: component.name,
      filledIn: isFilledIn(version.content, component),
      papers: papers.filter(({ kind, ordinal }) => kind === 'component' && ordinal === index + 1)
    })),
    // Files of the form, and what was asked for besides the components.
    ...papers
      .filter(({ kind, ordinal }) => kind === 'field' || (kind === 'component' && ordinal === null))
      .map((paper) => ({ name: paper.title, papers: [paper] }))
  ]
  return (
    <Table<PaperLine>
      caption={t('reception.intake.papers')}
      captionSize="m"
      rows={lines}
      empty={t('reception.papers.none')}
      columns={[
        { heading: t('reception.papers.name'), rowHeader: true, cell: ({ name }) => name },
        {
          heading: t('reception.papers.handed_in'),
          cell: ({ papers: lying, filledIn }) =>
            lying.length
              ? lying.map(({ id, fileId, title }) => (
                  <p class="govuk-body">
                    {fileId ? (
                      <Link to={`/dossiers/${dossier.id}/papers/${id}`}>
                        {t('reception.papers.open', { title })}
                      </Link>
                    ) : (
                      t('reception.papers.on_paper')
                    )}
                  </p>
                ))
              : t(filledIn ? 'reception.papers.filled_in' : 'reception.papers.missing')
        }
      ]}
    />
  )
}

function Answers({ version, dossier }: Pick<SubmittedProps, 'version' | 'dossier'>): VNode | null {
  const { t } = useView()
  const answers = answersOf(version, dossier, t('reception.yes'))
  if (!answers.length) return null
  return (
    <>
      <h2 class="govuk-heading-m">{t('reception.intake.form')}</h2>
      <SummaryList rows={answers.map(({ label, text }) => ({ key: label, value: text }))} />
    </>
  )
}

function Answering({ dossier, form }: Pick<SubmittedProps, 'dossier' | 'form'>): VNode {
  const { t } = useView()
  if (dossier.waiting.length)
    return (
      <InsetText>
        {t('reception.submitted.waits_for', {
          what: t(`dossiers.waiting.${dossier.waiting[0] ?? 'supplement'}`)
        })}
      </InsetText>
    )
  const asks = dossier.life.supplements === 0
  return (
    <Form form={form}>
      <h2 class="govuk-heading-m">{t('reception.submitted.answer')}</h2>
      <Button name="do" value="receive">
        {t('reception.intake.receive')}
      </Button>
      {asks && (
        <Details summary={t('reception.ask.summary')} open={form.field('do').value === 'ask'}>
          <p class="govuk-body">{t('reception.ask.lead')}</p>
          <Textarea
            {...form.field('items')}
            name="items"
            rows={5}
            label={t('reception.ask.items')}
            hint={t('reception.ask.items_hint')}
          />
          <Textarea
            {...form.field('ask_reason')}
            name="ask_reason"
            rows={2}
            label={t('reception.ask.reason')}
          />
          <Button name="do" value="ask" kind="secondary">
            {t('reception.ask.do')}
          </Button>
        </Details>
      )}
      <Details summary={t('reception.refuse.summary')} open={form.field('do').value === 'refuse'}>
        <Textarea
          {...form.field('refuse_reason')}
          name="refuse_reason"
          rows={3}
          label={t('reception.refuse.reason')}
        />
        <Input
          {...form.field('basis')}
          name="basis"
          label={t('reception.refuse.basis')}
          hint={t('reception.refuse.basis_hint')}
        />
        <Button name="do" value="refuse" kind="warning">
          {t('reception.refuse.do')}
        </Button>
      </Details>
    </Form>
  )
}
