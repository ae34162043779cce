import type { VNode } from 'preact'
import {
  Button,
  type Column,
  InsetText,
  InstantText,
  Link,
  PageHeading,
  Pagination,
  Table,
  Tag,
  useView
} from '../../../ui/index.ts'
import type { StuckNotice } from '../../notices/index.ts'
import type { Webhook } from '../list.ts'
import { Types } from './types.tsx'

type Channel = StuckNotice['channel']

interface ListProps {
  webhooks: Webhook[]
  counts: { channel: Channel; waiting: number; failed: number }[]
  notices: StuckNotice[]
  more: boolean
  /** Channels that have nobody to send by: their notices are put into the folder. */
  inFolder: Channel[]
  folder: string
}

/** Addresses with how it goes there, and notices that have not arrived. */
export function ListPage(props: ListProps): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading
        lead={t('webhooks.lead')}
        actions={<Button href={href('/webhooks/new')}>{t('webhooks.make.title')}</Button>}
      >
        {t('webhooks.title')}
      </PageHeading>
      <Table
        caption={t('webhooks.addresses')}
        captionSize="m"
        rows={props.webhooks}
        empty={t('webhooks.none')}
        columns={useWebhookColumns()}
      />
      <Notices {...props} />
    </>
  )
}

function useWebhookColumns(): Column<Webhook>[] {
  const { t } = useView()
  return [
    {
      heading: t('webhooks.address'),
      rowHeader: true,
      cell: ({ id, url }) => (
        <Link to={`/webhooks/${id}`}>
          <span class="haicap-break">{url}</span>
        </Link>
      )
    },
    { heading: t('webhooks.state'), cell: (webhook) => <State webhook={webhook} /> },
    { heading: t('webhooks.waiting'), cell: ({ waiting }) => waiting, numeric: true },
    { heading: t('webhooks.since'), cell: ({ waitingSince }) => <InstantText at={waitingSince} /> },
    { heading: t('webhooks.tried'), cell: ({ tried }) => tried, numeric: true },
    { heading: t('webhooks.answer'), cell: ({ lastError }) => lastError },
    { heading: t('webhooks.types'), cell: ({ types }) => <Types types={types} /> }
  ]
}

/** How it goes with an address, in a word. */
export function State({ webhook: { pause, failures, tried, waiting } }: { webhook: Webhook }): VNode {
  const { t } = useView()
  if (pause) return <Tag tone="grey">{t('webhooks.state_paused')}</Tag>
  if (failures) return <Tag tone="red">{t('webhooks.state_down')}</Tag>
  if (tried) return <Tag tone="gold">{t('webhooks.state_stuck')}</Tag>
  return <Tag tone="green">{waiting ? t('webhooks.state_sending') : t('webhooks.state_fine')}</Tag>
}

function Notices({ notices, counts, more, inFolder, folder }: ListProps): VNode {
  const { t, here } = useView()
  return (
    <>
      <h2 class="govuk-heading-m">{t('notices.title')}</h2>
      {inFolder.map((channel) => (
        <InsetText>{t('notices.in_folder', { channel: t(`notices.channel.${channel}`), folder })}</InsetText>
      ))}
      {counts.map(({ channel, waiting, failed }) => (
        <p class="govuk-body">
          {t('notices.count', { channel: t(`notices.channel.${channel}`), waiting, failed })}
        </p>
      ))}
      <Table
        caption={t('notices.stuck')}
        rows={notices}
        empty={t('notices.none')}
        columns={[
          {
            heading: t('notices.to'),
            rowHeader: true,
            cell: ({ id, to }) => <Link to={`/webhooks/notices/${id}`}>{to}</Link>
          },
          { heading: t('notices.by'), cell: ({ channel }) => t(`notices.channel.${channel}`) },
          { heading: t('webhooks.since'), cell: ({ createdAt }) => <InstantText at={createdAt} /> },
          { heading: t('webhooks.attempts'), cell: ({ attempts }) => attempts, numeric: true },
          {
            heading: t('webhooks.next'),
            cell: ({ failedAt, nextAttemptAt }) =>
              failedAt ? <Tag tone="red">{t('notices.failed')}</Tag> : <InstantText at={nextAttemptAt} />
          },
          { heading: t('webhooks.answer'), cell: ({ answer }) => answer }
        ]}
      />
      <Pagination next={more ? here({ before: notices.at(-1)?.id }) : null} />
    </>
  )
}
