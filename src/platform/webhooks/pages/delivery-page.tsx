import type { VNode } from 'preact'
import { Button, Form, InstantText, PageHeading, SummaryList, Textarea, useView } from '../../../ui/index.ts'
import type { Form as FormState } from '../../http/index.ts'
import type { StuckDelivery, Webhook } from '../list.ts'

interface DeliveryProps {
  webhook: Webhook
  delivery: StuckDelivery
  form: FormState
}

/** An event that an address does not take, and the way to give it up. */
export function DeliveryPage({ webhook, delivery, form }: DeliveryProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading caption={t('webhooks.event.title')}>
        <span class="haicap-break">{delivery.type}</span>
      </PageHeading>
      <SummaryList
        rows={[
          { key: t('webhooks.address'), value: <span class="haicap-break">{webhook.url}</span> },
          { key: t('webhooks.event.subject'), value: <span class="haicap-break">{delivery.subject}</span> },
          { key: t('webhooks.event.id'), value: <code>{delivery.eventId}</code> },
          { key: t('webhooks.since'), value: <InstantText at={delivery.waitingSince} /> },
          { key: t('webhooks.attempts'), value: delivery.attempts },
          { key: t('webhooks.last_try'), value: <InstantText at={delivery.triedAt} /> },
          { key: t('webhooks.next'), value: <InstantText at={delivery.nextAttemptAt} /> },
          { key: t('webhooks.answer'), value: delivery.answer }
        ]}
      />
      <Form action={`/webhooks/${webhook.id}/retry`}>
        <Button>{t('webhooks.retry')}</Button>
      </Form>
      <h2 class="govuk-heading-m">{t('webhooks.event.skip')}</h2>
      <p class="govuk-body">{t('webhooks.event.skip_text')}</p>
      <Form form={form} action={`/webhooks/${webhook.id}/events/${delivery.seq}/skip`}>
        <Textarea {...form.field('reason')} name="reason" label={t('webhooks.reason')} />
        <Button kind="warning">{t('webhooks.event.skip')}</Button>
      </Form>
    </>
  )
}
