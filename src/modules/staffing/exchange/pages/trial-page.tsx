import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  ButtonGroup,
  type Column,
  Form,
  InsetText,
  PageHeading,
  Pagination,
  Table,
  Tabs,
  useView
} from '../../../../ui/index.ts'
import type { RowOutcome, RowState } from '../lists/index.ts'
import type { Trial } from '../store-trials.ts'
import { sayFault } from '../write/error-file.ts'

const states = ['error', 'new', 'changed', 'unchanged'] as const
const pageSize = 100

export interface TrialPageProps {
  trial: Trial
  state?: RowState | undefined
  page: number
  form: TypedForm
}

/** What would happen with each row of a file; nothing has been changed yet. */
export function TrialPage(props: TrialPageProps): VNode {
  const { trial } = props
  const { t } = useView()
  const { counts, sheet, ignored } = trial.result
  return (
    <>
      <PageHeading
        caption={t(`exchange.list.${trial.list}.name`)}
        lead={t('exchange.result.lead', { file: trial.fileName })}
      >
        {t('exchange.result.title')}
      </PageHeading>
      <Verdict {...props} />
      {(sheet || ignored.length > 0) && (
        <InsetText>
          {sheet && <p class="govuk-body">{t('exchange.result.sheet', { sheet })}</p>}
          {ignored.length > 0 && (
            <p class="govuk-body">
              {t('exchange.result.ignored', { headings: ignored.slice(0, 20).join(', ') })}
            </p>
          )}
        </InsetText>
      )}
      <Rows {...props} state={props.state ?? states.find((one) => counts[one] > 0)} />
    </>
  )
}

/** Whether it can be imported, and the button that does it. */
function Verdict({ trial, form }: TrialPageProps): VNode {
  const { t, href } = useView()
  const { counts } = trial.result
  const again = (
    <Button kind="secondary" href={href(`/staff/import/${trial.list}`)}>
      {t('exchange.result.another')}
    </Button>
  )
  if (counts.error > 0)
    return (
      <Banner title={t('exchange.result.not_ready')}>
        <p class="govuk-notification-banner__heading">
          {t('exchange.result.errors', { count: counts.error })}
        </p>
        <p class="govuk-body">{t('exchange.result.mend')}</p>
        <ButtonGroup>
          <Button href={href(`/staff/import/trials/${trial.id}/errors.csv`)}>
            {t('exchange.result.errors_download')}
          </Button>
          {again}
        </ButtonGroup>
      </Banner>
    )
  const changes = counts.new + counts.changed
  if (changes === 0)
    return (
      <Banner>
        <p class="govuk-notification-banner__heading">{t('exchange.result.nothing')}</p>
        <ButtonGroup>{again}</ButtonGroup>
      </Banner>
    )
  return (
    <Form form={form}>
      <input type="hidden" name="sha256" value={trial.sha256} />
      <p class="govuk-body-l">{t('exchange.result.ready', { fresh: counts.new, changed: counts.changed })}</p>
      <ButtonGroup>
        <Button>{t('exchange.result.confirm', { count: changes })}</Button>
        {again}
      </ButtonGroup>
    </Form>
  )
}

function Rows({ trial, state, page }: TrialPageProps): VNode {
  const { t, here, language } = useView()
  const { counts, outcomes } = trial.result
  const shown = outcomes.filter((one) => one.state === state)
  const last = Math.max(1, Math.ceil(shown.length / pageSize))
  const at = Math.min(page, last)
  return (
    <>
      <Tabs
        label={t('exchange.result.by_state')}
        items={states.map((one) => ({
          href: here({ state: one, page: null }),
          text: t(`exchange.state.${one}`),
          count: formatNumber(counts[one], language),
          current: one === state
        }))}
      />
      <Table
        caption={t('exchange.result.rows')}
        captionHidden
        columns={useColumns()}
        rows={shown.slice((at - 1) * pageSize, at * pageSize)}
        empty={t('exchange.result.no_rows')}
      />
      <Pagination
        previous={at > 1 ? here({ page: at - 1 }) : null}
        next={at < last ? here({ page: at + 1 }) : null}
        {...(last > 1 && { position: `${formatNumber(at, language)} / ${formatNumber(last, language)}` })}
      />
    </>
  )
}

function useColumns(): Column<RowOutcome>[] {
  const { t, language } = useView()
  return [
    { heading: t('exchange.result.line'), cell: ({ line }) => formatNumber(line, language), numeric: true },
    { heading: t('exchange.result.subject'), rowHeader: true, cell: ({ subject }) => subject || '–' },
    { heading: t('exchange.result.what'), cell: (outcome) => <What outcome={outcome} /> }
  ]
}

/** Errors with what to do, or what changes. */
function What({ outcome }: { outcome: RowOutcome }): VNode {
  const { t } = useView()
  const { faults, notes, changed } = outcome
  const said = [
    ...faults.map((fault) => sayFault(fault, t)),
    ...(changed.length
      ? [
          t('exchange.result.changes', {
            columns: changed.map((key) => t(`exchange.column.${key}`)).join(', ')
          })
        ]
      : []),
    ...notes.map(({ messageKey, params }) => t(messageKey, params))
  ]
  if (said.length <= 1) return <>{said[0] ?? ''}</>
  return (
    <ul class="govuk-list govuk-list--bullet">
      {said.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}
