import type { ComponentChildren, VNode } from 'preact'
import {
  type Column,
  InsetText,
  InstantText,
  Link,
  PageHeading,
  Pagination,
  SummaryList,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { StuckMessage } from '../in/store.ts'
import type { Overview, StuckDelivery } from '../overview.ts'
import { Why } from './why.tsx'

interface ListProps {
  overview: Overview
  messages: StuckMessage[]
  deliveries: StuckDelivery[]
  /** Where states are told to; null: no portal is set. */
  portal: string | null
  /** So many of each are shown; one more says that there is another page. */
  pageSize: number
}

/** The exchange in numbers, then what did not get through in either direction. */
export function ListPage({ overview, messages, deliveries, portal, pageSize }: ListProps): VNode {
  const { t, here } = useView()
  const shown = { in: messages.slice(0, pageSize), out: deliveries.slice(0, pageSize) }
  const last = { in: shown.in.at(-1), out: shown.out.at(-1) }
  return (
    <>
      <PageHeading lead={t('exchange.lead')}>{t('exchange.title')}</PageHeading>
      {portal === null && <InsetText>{t('exchange.off')}</InsetText>}
      <Numbers overview={overview} />
      <Table
        caption={t('exchange.in.stuck')}
        captionSize="m"
        rows={shown.in}
        empty={t('exchange.in.none')}
        columns={useMessageColumns()}
      />
      <Pagination
        label={t('exchange.in.stuck')}
        next={messages.length > pageSize && last.in ? here({ in: last.in.id }) : null}
      />
      <Table
        caption={t('exchange.out.stuck')}
        captionSize="m"
        rows={shown.out}
        empty={t('exchange.out.none')}
        columns={useDeliveryColumns()}
      />
      <Pagination
        label={t('exchange.out.stuck')}
        next={
          deliveries.length > pageSize && last.out
            ? here({ out: `${last.out.dossierId}/${last.out.event}` })
            : null
        }
      />
    </>
  )
}

function Numbers({ overview: { in: came, out: told } }: { overview: Overview }): VNode {
  const { t } = useView()
  const moment = (at: string | null): ComponentChildren =>
    at ? <InstantText at={at} /> : t('exchange.never')
  const oldest = (at: string | null): ComponentChildren => (at ? <InstantText at={at} /> : '–')
  return (
    <>
      <h2 class="govuk-heading-m">{t('exchange.in.title')}</h2>
      <SummaryList
        rows={[
          { key: t('exchange.last_in'), value: moment(came.lastAt) },
          { key: t('exchange.lag_in'), value: <Lag seconds={came.lagSeconds} /> },
          { key: t('exchange.in.not_taken'), value: t('exchange.in.counts', { ...countsOf(came) }) },
          { key: t('exchange.oldest'), value: oldest(came.oldestAt) }
        ]}
      />
      <h2 class="govuk-heading-m">{t('exchange.out.title')}</h2>
      <SummaryList
        rows={[
          { key: t('exchange.last_out'), value: moment(told.lastAt) },
          { key: t('exchange.lag_out'), value: <Lag seconds={told.lagSeconds} /> },
          {
            key: t('exchange.out.not_told'),
            value: t('exchange.out.counts', { open: told.open, tried: told.tried })
          },
          { key: t('exchange.oldest'), value: oldest(told.oldestAt) }
        ]}
      />
      <p class="govuk-body">{t('exchange.never_late')}</p>
    </>
  )
}

const countsOf = ({ open, waits, refused }: Overview['in']) => ({ open, waits, refused })

/** A length of time as people say it. */
function Lag({ seconds }: { seconds: number | null }): VNode {
  const { t } = useView()
  if (seconds === null) return <>–</>
  if (seconds < 120) return <>{t('exchange.seconds', { count: Math.max(0, seconds) })}</>
  if (seconds < 7200) return <>{t('exchange.minutes', { count: Math.round(seconds / 60) })}</>
  return <>{t('exchange.hours', { count: Math.round(seconds / 3600) })}</>
}

function useMessageColumns(): Column<StuckMessage>[] {
  const { t } = useView()
  return [
    {
      heading: t('exchange.code'),
      rowHeader: true,
      cell: ({ id, code }) => (
        <Link to={`/exchange/in/${encodeURIComponent(id)}`}>
          <span class="haicap-break">{code}</span>
        </Link>
      )
    },
    {
      heading: t('exchange.why'),
      cell: (message) => (
        <>
          <MessageState message={message} /> <Why message={message} />
        </>
      )
    },
    { heading: t('exchange.kind_heading'), cell: ({ kind }) => t(`exchange.kind.${kind}`) },
    { heading: t('exchange.happened'), cell: ({ happenedAt }) => <InstantText at={happenedAt} /> },
    { heading: t('exchange.learned'), cell: ({ learnedAt }) => <InstantText at={learnedAt} /> }
  ]
}

/** What becomes of a message, in a word. */
export function MessageState({ message }: { message: StuckMessage }): VNode {
  const { t } = useView()
  const { refusedAt, waitsSince } = message
  if (refusedAt) return <Tag tone="red">{t('exchange.state_refused')}</Tag>
  if (waitsSince) return <Tag tone="grey">{t('exchange.state_waits')}</Tag>
  return <Tag tone="gold">{t('exchange.state_later')}</Tag>
}

function useDeliveryColumns(): Column<StuckDelivery>[] {
  const { t } = useView()
  return [
    {
      heading: t('exchange.code'),
      rowHeader: true,
      cell: ({ dossierId, code, event }) => (
        <Link to={`/exchange/out/${dossierId}/${event}`}>
          <span class="haicap-break">{code}</span>
        </Link>
      )
    },
    { heading: t('exchange.tells'), cell: ({ national }) => t(`exchange.national.${national}`) },
    { heading: t('exchange.answer'), cell: ({ answer }) => answer },
    { heading: t('exchange.happened'), cell: ({ happenedAt }) => <InstantText at={happenedAt} /> },
    { heading: t('exchange.since'), cell: ({ notedAt }) => <InstantText at={notedAt} /> },
    { heading: t('exchange.attempts'), cell: ({ attempts }) => attempts, numeric: true },
    { heading: t('exchange.next'), cell: ({ nextAttemptAt }) => <InstantText at={nextAttemptAt} /> },
    { heading: t('exchange.behind'), cell: ({ behind }) => behind, numeric: true }
  ]
}
