import type { VNode } from 'preact'
import { limitUnits } from '../../../../platform/calendar/index.ts'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  DateInput,
  DayText,
  ErrorSummary,
  FilterForm,
  Input,
  InsetText,
  InstantText,
  PageHeading,
  Select,
  Table,
  useView
} from '../../../../ui/index.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import type { DueAnswer } from './due.ts'

export interface DuePageProps {
  form: FormState
  answer: DueAnswer | undefined
  mayDeclare: boolean
}

/** When a time limit ends that begins at a moment, day by day: for everybody. */
export function DuePage({ form, answer, mayDeclare }: DuePageProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('calendar.due.lead')}>{t('calendar.due.title')}</PageHeading>
      <CalendarTabs current="due" mayDeclare={mayDeclare} />
      <ErrorSummary form={form} />
      <FilterForm label={t('calendar.due.title')} fields={['day', 'time', 'amount', 'unit']}>
        <DateInput {...form.field('day')} name="day" label={t('calendar.due.day')} />
        <Input {...form.field('time')} name="time" label={t('calendar.due.time')} width={5} />
        <Input
          {...form.field('amount')}
          name="amount"
          label={t('calendar.due.amount')}
          inputMode="numeric"
          width={4}
        />
        <Select
          {...form.field('unit')}
          name="unit"
          label={t('calendar.due.unit')}
          options={limitUnits.map((unit) => ({ value: unit, text: t(`calendar.unit.${unit}`) }))}
        />
        <Button>{t('calendar.due.compute')}</Button>
      </FilterForm>
      {answer && <Answer answer={answer} />}
    </>
  )
}

function Answer({ answer }: { answer: DueAnswer }): VNode {
  const { t, language } = useView()
  const { days, received, limit } = answer
  const hours = days.reduce((sum, { minutes }) => sum + minutes, 0) / 60
  const due = Temporal.Instant.fromEpochMilliseconds(answer.due).toString()
  return (
    <>
      <InsetText>
        {t('calendar.due.received')} <InstantText at={received} />,{' '}
        {t(`calendar.limit.${limit.unit}`, { count: limit.amount })}.{' '}
        <strong>
          {t('calendar.due.ends')} <InstantText at={due} />.
        </strong>
      </InsetText>
      <Table
        caption={t('calendar.due.by_day')}
        captionSize="m"
        rows={days}
        columns={[
          {
            heading: t('calendar.column.day'),
            rowHeader: true,
            nowrap: true,
            cell: ({ day }) => (
              <>
                {t(`calendar.weekday_short.${Temporal.PlainDate.from(day).dayOfWeek}`)}, <DayText day={day} />
              </>
            )
          },
          {
            heading: t('calendar.due.counted'),
            numeric: true,
            cell: ({ minutes }) => formatNumber(minutes / 60, language)
          },
          {
            heading: t('calendar.due.why'),
            cell: ({ reason, name }) =>
              [t(`calendar.reason.${reason}`), name?.[language]].filter(Boolean).join(': ')
          }
        ]}
        footer={[t('calendar.due.sum'), formatNumber(hours, language), '']}
      />
    </>
  )
}
