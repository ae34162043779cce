import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  DayText,
  Details,
  Form,
  Input,
  Link,
  PageHeading,
  SummaryList,
  Tag,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import type { VestingOnPage } from '../store/vesting.ts'

/** The two things that can be done with a grant that came from no delegation. */
export type Ending = 'withdraw' | 'suspend'

export interface VestingPageProps {
  vesting: VestingOnPage
  mayEnd: boolean
  forms: Record<Ending, FormState>
}

/** One grant: what goes to whom, by which decision, on what terms; withdrawn or suspended here. */
export function VestingPage({ vesting, mayEnd, forms }: VestingPageProps): VNode {
  const { t, language, at } = useView()
  const { thing, holder, grantor, act, decision, start, end, suspensions } = vesting
  const rests = suspensions.some((one) => one.firstDay <= at && (!one.end || at < one.end))
  return (
    <>
      <PageHeading
        caption={t(`decide.act.${act}`)}
        meta={rests ? <Tag tone="red">{t('delegations.state.suspended')}</Tag> : undefined}
      >
        {thing.name[language]} → {holder.name[language]}
      </PageHeading>
      <SummaryList
        rows={[
          grantor !== null && { key: t('delegations.page.column.grantor'), value: grantor.name[language] },
          {
            key: t('delegations.page.column.decision'),
            value: (
              <>
                <Link to={`/decisions/${decision.id}`}>{decision.number}</Link>
                {vesting.clause && `, ${vesting.clause}`}
              </>
            )
          },
          vesting.delegationId !== null && {
            key: t('delegations.page.column.title'),
            value: (
              <Link to={`/delegations/${vesting.delegationId}`}>{decision.title ?? decision.number}</Link>
            )
          },
          {
            key: t('delegations.page.column.days'),
            value: (
              <>
                <DayText day={start} /> –{' '}
                {end ? <DayText day={dayBefore(end)} /> : t('delegations.page.open')}
              </>
            )
          },
          vesting.placeName !== null && { key: t('delegations.page.line.place'), value: vesting.placeName },
          vesting.conditions !== null && {
            key: t('delegations.page.line.conditions'),
            value: vesting.conditions
          },
          vesting.means !== null && { key: t('delegations.page.line.means'), value: vesting.means },
          vesting.publishedOn !== null && {
            key: t('delegations.page.happened.published'),
            value: (
              <>
                <DayText day={vesting.publishedOn} />, {vesting.publishedIn}
              </>
            )
          },
          ...suspensions.map((one) => ({
            key: t('delegations.page.happened.suspended'),
            value: (
              <>
                <DayText day={one.firstDay} /> –{' '}
                {one.end ? <DayText day={dayBefore(one.end)} /> : t('delegations.page.open')}: {one.reason} (
                {one.decision})
              </>
            )
          }))
        ]}
      />
      {mayEnd && (['suspend', 'withdraw'] as const).map((what) => <EndForm what={what} form={forms[what]} />)}
    </>
  )
}

function EndForm({ what, form }: { what: Ending; form: FormState }): VNode {
  const { t, path } = useView()
  const wrong = form.errors.length > 0 || form.summary !== undefined
  const days = what === 'suspend' ? (['first_day', 'last_day'] as const) : (['on_day'] as const)
  const field = (name: string) => ({
    ...form.field(name),
    name,
    // The error summary leads to the name; the other form keeps out of its way.
    id: wrong ? name : `${what}-${name}`,
    label: t(`delegations.page.field_${name}`)
  })
  return (
    <Details summary={t(`delegations.page.step.${what}`)} open={wrong}>
      <Form action={`${path.replace(/\/(suspend|withdraw)$/, '')}/${what}`} form={form}>
        {days.map((name) => (
          <DateInput {...field(name)} />
        ))}
        <Textarea {...field('reason')} rows={3} />
        <Input {...field('decision_number')} width={20} />
        <DateInput {...field('decision_issued_on')} />
        <ButtonGroup>
          <Button kind="warning">{t(`delegations.page.step.do_${what}`)}</Button>
        </ButtonGroup>
      </Form>
    </Details>
  )
}
