import type { VNode } from 'preact'
import { dayBefore } from '../../../platform/day.ts'
import type { Form as TypedForm } from '../../../platform/http/index.ts'
import { formatDay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  ButtonGroup,
  Form,
  Link,
  PageHeading,
  Textarea,
  useView,
  WarningText
} from '../../../ui/index.ts'
import type { Plan } from '../store/plans.ts'
import { Counts } from './check-page.tsx'
import type { Study } from './study.ts'

export interface EnactPageProps {
  plan: Plan
  study: Study
  form: TypedForm
}

/** Shows once more what enacting will do, and asks. */
export function EnactPage({ plan, study, form }: EnactPageProps): VNode {
  const { t, language, today, href } = useView()
  const ready = study.found?.ready ?? false
  const days = {
    day: formatDay(plan.effectiveOn, language),
    before: formatDay(dayBefore(plan.effectiveOn), language)
  }
  return (
    <>
      <PageHeading caption={plan.title}>{t('changeover.page.enact.title')}</PageHeading>
      {!ready && (
        <Banner title={t('changeover.page.check.not_ready_title')}>
          <p class="govuk-body">
            {t('changeover.page.enact.not_ready')}{' '}
            <Link to={`/plans/${plan.id}/check`}>{t('changeover.page.enact.see_check')}</Link>
          </p>
        </Banner>
      )}
      <p class="govuk-body">{t('changeover.page.enact.text', { ...days, decision: plan.decision.number })}</p>
      {study.found && <Counts evaluation={study.found} />}
      <WarningText>
        {t(
          plan.effectiveOn > today
            ? 'changeover.page.enact.warning'
            : 'changeover.page.enact.warning_at_once',
          days
        )}
      </WarningText>
      <Form form={form}>
        <ButtonGroup>
          {ready && <Button>{t('changeover.page.enact.confirm')}</Button>}
          <Button kind="secondary" href={href(`/plans/${plan.id}`)}>
            {t('changeover.page.back')}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** Takes an enactment back before its day, with the reason for the record. */
export function RevokePage({ plan, form }: Omit<EnactPageProps, 'study'>): VNode {
  const { t, language, href } = useView()
  return (
    <>
      <PageHeading caption={plan.title}>{t('changeover.page.revoke.title')}</PageHeading>
      <p class="govuk-body">
        {t('changeover.page.revoke.text', { day: formatDay(plan.effectiveOn, language) })}
      </p>
      <Form form={form}>
        <Textarea
          {...form.field('reason')}
          name="reason"
          label={t('changeover.page.revoke.reason')}
          hint={t('changeover.page.revoke.reason_hint')}
          rows={4}
        />
        <ButtonGroup>
          <Button kind="warning">{t('changeover.page.revoke.confirm')}</Button>
          <Button kind="secondary" href={href(`/plans/${plan.id}`)}>
            {t('changeover.page.back')}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

export interface ConfirmProps {
  caption: string
  title: string
  text: string
  button: string
  back: string
  form: TypedForm
  revision: number
}

/** Asks before something is thrown away. */
export function ConfirmPage({ caption, title, text, button, back, form, revision }: ConfirmProps): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading caption={caption}>{title}</PageHeading>
      <p class="govuk-body">{text}</p>
      <Form form={form}>
        <input type="hidden" name="revision" value={revision} />
        <ButtonGroup>
          <Button kind="warning">{button}</Button>
          <Button kind="secondary" href={href(back)}>
            {t('changeover.page.back')}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}
