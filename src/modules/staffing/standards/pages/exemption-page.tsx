import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import {
  Button,
  DateInput,
  Fieldset,
  Form,
  Input,
  PageHeading,
  Select,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import type { Person } from '../../people/store-persons.ts'
import type { Standard } from '../store-catalogue.ts'
import type { Exemption } from '../store-person.ts'

export interface ExemptionPageProps {
  person: Person
  standards: Standard[]
  form: TypedForm
}

/** Exempts a person from a standard, by decision and for a time. */
export function ExemptionPage({ person, standards, form }: ExemptionPageProps): VNode {
  const { t, language } = useView()
  return (
    <>
      <PageHeading caption={`${person.code}, ${person.name}`} lead={t('standards.exemption.lead')}>
        {t('standards.exemption.grant')}
      </PageHeading>
      <Form form={form}>
        <Select
          {...form.field('standard')}
          name="standard"
          label={t('standards.column.standard')}
          blank={t('standards.choose')}
          options={standards.map(({ id, name }) => ({ value: id, text: name[language] }))}
        />
        <DateInput {...form.field('firstDay')} name="firstDay" label={t('standards.exemption.first_day')} />
        <DateInput
          {...form.field('lastDay')}
          name="lastDay"
          label={t('standards.exemption.last_day')}
          hint={t('standards.exemption.last_day_hint')}
        />
        <Textarea {...form.field('reason')} name="reason" label={t('standards.column.reason')} rows={3} />
        <Fieldset legend={t('standards.column.decision')} legendSize="m">
          <Input
            {...form.field('number')}
            name="number"
            label={t('standards.decision.number')}
            hint={t('standards.decision.number_hint')}
            width={20}
          />
          <Input {...form.field('issuer')} name="issuer" label={t('standards.decision.issuer')} />
          <DateInput
            {...form.field('issuedOn')}
            name="issuedOn"
            label={t('standards.decision.issued_on')}
            hint={t('standards.decision.issued_on_hint')}
          />
        </Fieldset>
        <Button>{t('standards.exemption.grant')}</Button>
      </Form>
    </>
  )
}

export interface EndExemptionPageProps {
  person: Person
  exemption: Exemption
  form: TypedForm
}

/** Ends an exemption early. */
export function EndExemptionPage({ person, exemption, form }: EndExemptionPageProps): VNode {
  const { t, language } = useView()
  return (
    <>
      <PageHeading caption={`${person.code}, ${person.name}`} lead={exemption.standardName[language]}>
        {t('standards.exemption.end')}
      </PageHeading>
      <Form form={form}>
        <DateInput
          {...form.field('lastDay')}
          name="lastDay"
          label={t('standards.exemption.ends_with')}
          hint={t('standards.exemption.ends_with_hint')}
        />
        <Textarea {...form.field('reason')} name="reason" label={t('standards.column.reason')} rows={3} />
        <Button kind="warning">{t('standards.exemption.end')}</Button>
      </Form>
    </>
  )
}
