import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  Form,
  Input,
  PageHeading,
  Select,
  Textarea,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import type { Power } from '../../resolve/index.ts'
import type { Emergency } from '../store/emergencies.ts'
import { EmergencyTable } from './emergency-table.tsx'

interface EmergencyProps {
  powers: Power[]
  /** How long it lasts here. */
  minutes: number
  own: Emergency[]
  form: FormState
}

/** Says what follows, asks for what and why, and shows what was taken before. */
export function EmergencyPage({ powers, minutes, own, form }: EmergencyProps): VNode {
  const { t, language } = useView()
  const options = powers
    .map(({ code, name }) => ({ value: code, text: name[language] }))
    .toSorted((a, b) => a.text.localeCompare(b.text, language))
  return (
    <>
      <PageHeading lead={t('access.emergency.lead', { minutes })}>{t('access.emergency.title')}</PageHeading>
      <WarningText>{t('access.emergency.warning')}</WarningText>
      <Form form={form} action="/my/emergency">
        <Select
          {...form.field('power')}
          name="power"
          label={t('access.emergency.power')}
          blank={t('access.emergency.choose')}
          options={options}
        />
        <Input
          {...form.field('unit')}
          name="unit"
          label={t('access.emergency.unit')}
          hint={t('access.emergency.unit_hint')}
        />
        <Textarea
          {...form.field('reason')}
          name="reason"
          label={t('access.emergency.reason')}
          hint={t('access.emergency.reason_hint')}
        />
        <Button kind="warning">{t('access.emergency.take')}</Button>
      </Form>
      <EmergencyTable emergencies={own} caption={t('access.emergency.own')} />
    </>
  )
}
