import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  DayText,
  Fieldset,
  Form,
  Input,
  InsetText,
  Link,
  PageHeading,
  Radios,
  Select,
  SummaryList,
  useView
} from '../../../../ui/index.ts'
import { DecisionFields } from '../../../organization/index.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import type { DeclareValues } from './declare.ts'
import { weekdays } from './months.ts'

/** Declares a day off or worked instead; what it will move is shown before it is done. */
export function DeclarePage({ form }: { form: FormState }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('calendar.declare.lead')}>{t('calendar.declare.title')}</PageHeading>
      <CalendarTabs current="declare" mayDeclare />
      <Form form={form} action="/calendar/declare/check">
        <DateInput {...form.field('day')} name="day" label={t('calendar.declare.day')} />
        <Radios
          {...form.field('what')}
          name="what"
          label={t('calendar.declare.what')}
          items={[
            { value: 'off', text: t('calendar.declare.off') },
            {
              value: 'worked',
              text: t('calendar.declare.worked'),
              conditional: <InsteadOf form={form} />
            }
          ]}
        />
        <Fieldset legend={t('calendar.declare.name')} legendSize="m">
          <Input
            {...form.field('name_vi')}
            name="name_vi"
            label={t('calendar.declare.name_vi')}
            hint={t('calendar.declare.name_hint')}
          />
          <Input {...form.field('name_en')} name="name_en" label={t('calendar.declare.name_en')} />
          <Input {...form.field('name_de')} name="name_de" label={t('calendar.declare.name_de')} />
        </Fieldset>
        <DecisionFields
          form={form}
          legend={t('calendar.declare.decision')}
          numberHint={t('calendar.declare.number_hint')}
        />
        <Button>{t('calendar.declare.check')}</Button>
      </Form>
    </>
  )
}

function InsteadOf({ form }: { form: FormState }): VNode {
  const { t } = useView()
  return (
    <Select
      {...form.field('instead_of')}
      name="instead_of"
      label={t('calendar.declare.instead_of')}
      hint={t('calendar.declare.instead_of_hint')}
      blank={t('calendar.declare.choose')}
      options={weekdays.map((weekday) => ({
        value: String(weekday),
        text: t(`calendar.weekday.${weekday}`)
      }))}
    />
  )
}

export interface ConfirmPageProps {
  values: DeclareValues
  /** Running dossiers that get another date. */
  moved: number
}

/** What declaring the day will do, and the button that does it. */
export function ConfirmPage({ values, moved }: ConfirmPageProps): VNode {
  const { t, language } = useView()
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const name = { vi: values.name_vi, en: values.name_en, de: values.name_de }[language] ?? values.name_vi
  return (
    <>
      <PageHeading lead={t('calendar.declare.confirm_lead')}>{t('calendar.declare.confirm')}</PageHeading>
      <SummaryList
        rows={[
          {
            key: t('calendar.column.day'),
            value: (
              <>
                {t(`calendar.weekday.${Temporal.PlainDate.from(values.day).dayOfWeek}`)},{' '}
                <DayText day={values.day} />
              </>
            )
          },
          { key: t('calendar.column.what'), value: t(`calendar.declare.${values.what}`) },
          values.what === 'worked' && {
            key: t('calendar.declare.instead_of'),
            value: t(`calendar.weekday.${values.instead_of ?? 1}`)
          },
          { key: t('calendar.column.name'), value: name },
          { key: t('calendar.declare.decision'), value: values.decision_number }
        ]}
      />
      <InsetText>
        <strong>{t('calendar.declare.moved', { count: moved })}</strong> {t('calendar.declare.stays')}
      </InsetText>
      <Form action="/calendar/declare">
        {given.map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        <ButtonGroup>
          <Button>{t('calendar.declare.do')}</Button>
          <Link to="/calendar/declare">{t('calendar.declare.cancel')}</Link>
        </ButtonGroup>
      </Form>
    </>
  )
}
