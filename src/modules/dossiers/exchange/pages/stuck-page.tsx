import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  Form,
  Input,
  InstantText,
  Link,
  PageHeading,
  SummaryList,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import type { StuckMessage } from '../in/store.ts'
import type { StuckDelivery } from '../overview.ts'
import { MessageState } from './list-page.tsx'
import { Why } from './why.tsx'

/** What can be found out of a message that was refused, by its kind. */
const namedOf: Partial<Record<StuckMessage['kind'], 'area' | 'code'>> = {
  submission: 'area',
  transfer: 'code'
}

/** A message that was not taken in. */
export function StuckMessagePage({ message, form }: { message: StuckMessage; form: FormState }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading caption={t(`exchange.kind.${message.kind}`)}>{message.code}</PageHeading>
      <SummaryList
        rows={[
          { key: t('exchange.state'), value: <MessageState message={message} /> },
          { key: t('exchange.why'), value: <Why message={message} /> },
          { key: t('exchange.happened'), value: <InstantText at={message.happenedAt} /> },
          { key: t('exchange.learned'), value: <InstantText at={message.learnedAt} /> },
          { key: t('exchange.message'), value: message.id },
          { key: t('exchange.attempts'), value: message.attempts },
          ...(message.nextAttemptAt
            ? [{ key: t('exchange.next'), value: <InstantText at={message.nextAttemptAt} /> }]
            : [])
        ]}
      />
      <WhatToDo
        action={`/exchange/in/${encodeURIComponent(message.id)}`}
        form={form}
        text={t('exchange.in.give_up_text')}
        names={message.refusedAt !== null ? namedOf[message.kind] : undefined}
      />
    </>
  )
}

/** An entry that the portal has not taken. */
export function StuckDeliveryPage({ delivery, form }: { delivery: StuckDelivery; form: FormState }): VNode {
  const { t } = useView()
  const { dossierId, event } = delivery
  return (
    <>
      <PageHeading caption={t('exchange.out.title')}>{delivery.code}</PageHeading>
      <SummaryList
        rows={[
          { key: t('exchange.tells'), value: t(`exchange.national.${delivery.national}`) },
          { key: t('exchange.answer'), value: delivery.answer },
          { key: t('exchange.happened'), value: <InstantText at={delivery.happenedAt} /> },
          { key: t('exchange.since'), value: <InstantText at={delivery.notedAt} /> },
          { key: t('exchange.attempts'), value: delivery.attempts },
          { key: t('exchange.last_try'), value: <InstantText at={delivery.triedAt} /> },
          { key: t('exchange.next'), value: <InstantText at={delivery.nextAttemptAt} /> },
          { key: t('exchange.behind'), value: delivery.behind },
          {
            key: t('exchange.dossier'),
            value: <Link to={`/dossiers/${dossierId}`}>{delivery.code}</Link>
          }
        ]}
      />
      <WhatToDo
        action={`/exchange/out/${dossierId}/${event}`}
        form={form}
        text={t('exchange.out.give_up_text')}
      />
    </>
  )
}

interface WhatToDoProps {
  action: string
  form: FormState
  text: string
  /** What can be named before it is tried again: the area of a submission, the dossier of a transfer. */
  names?: 'area' | 'code' | undefined
}

function WhatToDo({ action, form, text, names }: WhatToDoProps): VNode {
  const { t } = useView()
  return (
    <>
      <Form action={`${action}/retry`}>
        {names === 'area' && (
          <Input name="area" label={t('exchange.area')} hint={t('exchange.area_hint')} width={10} />
        )}
        {names === 'code' && (
          <Input name="code" label={t('exchange.code')} hint={t('exchange.code_hint')} width={20} />
        )}
        <Button>{t('exchange.retry')}</Button>
      </Form>
      <h2 class="govuk-heading-m">{t('exchange.give_up')}</h2>
      <p class="govuk-body">{text}</p>
      <Form form={form} action={`${action}/give-up`}>
        <Textarea {...form.field('reason')} name="reason" label={t('exchange.reason')} />
        <Button kind="warning">{t('exchange.give_up')}</Button>
      </Form>
    </>
  )
}
