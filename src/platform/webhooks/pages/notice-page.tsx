import type { VNode } from 'preact'
import {
  Button,
  Form,
  InstantText,
  PageHeading,
  SummaryList,
  Tag,
  Textarea,
  useView
} from '../../../ui/index.ts'
import type { Form as FormState } from '../../http/index.ts'
import type { StuckNotice } from '../../notices/index.ts'

/** A notice that has not arrived. What it says is between the office and the recipient. */
export function NoticePage({ notice, form }: { notice: StuckNotice; form: FormState }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading caption={t('notices.one')}>{notice.to}</PageHeading>
      <SummaryList
        rows={[
          { key: t('notices.by'), value: t(`notices.channel.${notice.channel}`) },
          { key: t('webhooks.since'), value: <InstantText at={notice.createdAt} /> },
          { key: t('webhooks.attempts'), value: notice.attempts },
          { key: t('webhooks.last_try'), value: <InstantText at={notice.triedAt} /> },
          {
            key: t('webhooks.next'),
            value: notice.failedAt ? (
              <Tag tone="red">{t('notices.failed')}</Tag>
            ) : (
              <InstantText at={notice.nextAttemptAt} />
            )
          },
          { key: t('webhooks.answer'), value: notice.answer }
        ]}
      />
      <Form action={`/webhooks/notices/${notice.id}/retry`}>
        <Button>{t('webhooks.retry')}</Button>
      </Form>
      <h2 class="govuk-heading-m">{t('notices.give_up')}</h2>
      <p class="govuk-body">{t('notices.give_up_text')}</p>
      <Form form={form} action={`/webhooks/notices/${notice.id}/give-up`}>
        <Textarea {...form.field('reason')} name="reason" label={t('webhooks.reason')} />
        <Button kind="warning">{t('notices.give_up')}</Button>
      </Form>
    </>
  )
}
