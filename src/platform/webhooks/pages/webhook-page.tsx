import type { VNode } from 'preact'
import {
  Button,
  Details,
  ErrorSummary,
  Form,
  Input,
  InstantText,
  Link,
  PageHeading,
  Pagination,
  SummaryList,
  Table,
  useView
} from '../../../ui/index.ts'
import type { Form as FormState } from '../../http/index.ts'
import type { StuckDelivery, Webhook } from '../list.ts'
import { State } from './list-page.tsx'
import { Types } from './types.tsx'

interface WebhookProps {
  webhook: Webhook
  stuck: StuckDelivery[]
  more: boolean
  secrets: { madeAt: string; endsAt: string | null }[]
  form: FormState
}

/** One address: how it goes there, what is stuck, what can be done. */
export function WebhookPage({ webhook, stuck, more, secrets, form }: WebhookProps): VNode {
  const { t, here } = useView()
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading caption={t('webhooks.address')} meta={<State webhook={webhook} />}>
        <span class="haicap-break">{webhook.url}</span>
      </PageHeading>
      <Facts webhook={webhook} secrets={secrets} />
      {webhook.waiting > 0 && !webhook.pause && (
        <Form action={`/webhooks/${webhook.id}/retry`}>
          <Button>{t('webhooks.retry')}</Button>
        </Form>
      )}
      <Table
        caption={t('webhooks.stuck')}
        captionSize="m"
        rows={stuck}
        empty={t('webhooks.nothing_stuck')}
        columns={[
          {
            heading: t('webhooks.event.type'),
            rowHeader: true,
            cell: ({ seq, type }) => <Link to={`/webhooks/${webhook.id}/events/${seq}`}>{type}</Link>
          },
          { heading: t('webhooks.since'), cell: ({ waitingSince }) => <InstantText at={waitingSince} /> },
          { heading: t('webhooks.attempts'), cell: ({ attempts }) => attempts, numeric: true },
          { heading: t('webhooks.next'), cell: ({ nextAttemptAt }) => <InstantText at={nextAttemptAt} /> },
          { heading: t('webhooks.answer'), cell: ({ answer }) => answer }
        ]}
      />
      <Pagination next={more ? here({ after: stuck.at(-1)?.seq }) : null} />
      <Doing webhook={webhook} form={form} />
    </>
  )
}

function Facts({ webhook, secrets }: Pick<WebhookProps, 'webhook' | 'secrets'>): VNode {
  const { t } = useView()
  const { pause } = webhook
  return (
    <SummaryList
      rows={[
        { key: t('webhooks.types'), value: <Types types={webhook.types} /> },
        {
          key: t('webhooks.made'),
          value: (
            <>
              <InstantText at={webhook.createdAt} />, {webhook.createdBy}
            </>
          )
        },
        pause && {
          key: t('webhooks.paused_since'),
          value: (
            <>
              <InstantText at={pause.at} />, {pause.by}: {pause.reason}
            </>
          )
        },
        { key: t('webhooks.waiting'), value: webhook.waiting },
        webhook.waitingSince !== null && {
          key: t('webhooks.since'),
          value: <InstantText at={webhook.waitingSince} />
        },
        webhook.failures > 0 && {
          key: t('webhooks.failures'),
          value: t('webhooks.failures_count', { count: webhook.failures })
        },
        webhook.retryAt !== null && { key: t('webhooks.next'), value: <InstantText at={webhook.retryAt} /> },
        webhook.lastError !== null && { key: t('webhooks.answer'), value: webhook.lastError },
        {
          key: t('webhooks.secrets'),
          value: secrets.map(({ madeAt, endsAt }) => (
            <div>
              <InstantText at={madeAt} />
              {endsAt && (
                <>
                  {' '}
                  – <InstantText at={endsAt} />
                </>
              )}
            </div>
          ))
        }
      ]}
    />
  )
}

function Doing({ webhook: { id, pause }, form }: Pick<WebhookProps, 'webhook' | 'form'>): VNode {
  const { t } = useView()
  return (
    <>
      {pause ? (
        <Form action={`/webhooks/${id}/resume`}>
          <Button kind="secondary">{t('webhooks.resume')}</Button>
        </Form>
      ) : (
        <Details summary={t('webhooks.pause')} open={Boolean(form.field('reason').error)}>
          <p class="govuk-body">{t('webhooks.pause_text')}</p>
          <Form action={`/webhooks/${id}/pause`}>
            <Input {...form.field('reason')} name="reason" label={t('webhooks.reason')} maxLength={500} />
            <Button kind="secondary">{t('webhooks.pause')}</Button>
          </Form>
        </Details>
      )}
      <Details summary={t('webhooks.rotate')} open={Boolean(form.field('hours').error)}>
        <p class="govuk-body">{t('webhooks.rotate_text')}</p>
        <Form action={`/webhooks/${id}/rotate`}>
          <Input
            error={form.field('hours').error}
            value={form.field('hours').value || '24'}
            name="hours"
            label={t('webhooks.hours')}
            hint={t('webhooks.hours_hint')}
            inputMode="numeric"
            width={4}
          />
          <Button kind="secondary">{t('webhooks.rotate')}</Button>
        </Form>
      </Details>
      <Details summary={t('webhooks.end')}>
        <p class="govuk-body">{t('webhooks.end_text')}</p>
        <Form action={`/webhooks/${id}/end`}>
          <Button kind="warning">{t('webhooks.end')}</Button>
        </Form>
      </Details>
    </>
  )
}
