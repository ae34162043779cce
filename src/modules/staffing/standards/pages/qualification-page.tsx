import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import {
  Button,
  DateInput,
  Details,
  Form,
  Input,
  PageHeading,
  Select,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import type { Person } from '../../people/store-persons.ts'
import type { Level } from '../store-catalogue.ts'

export interface QualificationPageProps {
  person: Person
  levels: Level[]
  form: TypedForm
  /** What was recorded wrongly is mended, with a reason. */
  correcting?: boolean
}

/** A degree or certificate of a person: recorded, corrected, or taken back. */
export function QualificationPage({ person, levels, form, correcting }: QualificationPageProps): VNode {
  const { t, language } = useView()
  return (
    <>
      <PageHeading caption={`${person.code}, ${person.name}`}>
        {t(correcting ? 'standards.qualification.correct' : 'standards.qualification.record')}
      </PageHeading>
      <Form form={form}>
        <Select
          {...form.field('level')}
          name="level"
          label={t('standards.column.level')}
          blank={t('standards.choose')}
          options={levels.map(({ kind, code, name }) => ({
            value: `${kind}/${code}`,
            text: `${t(`standards.kind.${kind}`)}: ${name[language]}`
          }))}
        />
        <Input
          {...form.field('field')}
          name="field"
          label={t('standards.qualification.field')}
          hint={t('standards.qualification.field_hint')}
        />
        <Input {...form.field('issuer')} name="issuer" label={t('standards.column.issuer')} />
        <Input {...form.field('number')} name="number" label={t('standards.column.number')} width={20} />
        <DateInput {...form.field('issuedOn')} name="issuedOn" label={t('standards.column.issued_on')} />
        <DateInput
          {...form.field('lastDay')}
          name="lastDay"
          label={t('standards.column.last_day')}
          hint={t('standards.qualification.last_day_hint')}
        />
        {correcting && (
          <Textarea
            {...form.field('reason')}
            name="reason"
            label={t('standards.column.reason')}
            hint={t('standards.qualification.reason_hint')}
            rows={3}
          />
        )}
        <Button>{t(correcting ? 'standards.qualification.save' : 'standards.qualification.record')}</Button>
        {correcting && (
          <Details summary={t('standards.qualification.remove')}>
            <p>{t('standards.qualification.remove_text')}</p>
            <Button kind="warning" name="remove" value="yes">
              {t('standards.qualification.remove_confirm')}
            </Button>
          </Details>
        )}
      </Form>
    </>
  )
}
