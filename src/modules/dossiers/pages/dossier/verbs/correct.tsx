import type { VNode } from 'preact'
import type { Form } from '../../../../../platform/http/index.ts'
import { DateInput, Fieldset, Input, Radios, Textarea, useView } from '../../../../../ui/index.ts'
import {
  type Field,
  type FieldSchema,
  FormFields,
  fieldsOf,
  postedOf,
  stepIn,
  valuesOf
} from '../../../../procedures/index.ts'
import type { Dossier } from '../../../dossier.ts'
import { optionalIn, type Posted, textIn, type VerbForm } from './verb-form.ts'

const facts = ['name', 'number', 'birthDate', 'phone', 'email', 'address'] as const

/** What was taken down wrongly, with what stands there now in its fields. */
export const correctForm: VerbForm = {
  isStep: (posted) => stepIn(posted).step,
  open: (_tx, { found, posted }) => {
    const { dossier, version } = found
    const schema = version.content.form as FieldSchema | undefined
    const { rows, posted: typed } = stepIn(posted)
    const values = Object.keys(posted).length && schema ? valuesOf(schema, typed, 'data') : dossier.data
    const fields = schema ? fieldsOf(schema, values, rows, 'data').filter(({ kind }) => kind !== 'file') : []
    return {
      start: {
        ...applicantAsTyped(dossier),
        request: dossier.request ?? '',
        ...postedOf(dossier.data, 'data')
      },
      fields: (form) => <Fields form={form} fields={fields} />,
      input: (sent) => ({ reason: textIn(sent, 'reason'), ...changesIn(sent, dossier, schema) })
    }
  }
}

function applicantAsTyped({ applicant }: Dossier): Record<string, string> {
  const { delegate } = applicant
  return {
    'applicant.kind': applicant.kind,
    ...Object.fromEntries(facts.map((name) => [`applicant.${name}`, applicant[name] ?? ''])),
    'applicant.delegate.name': delegate?.name ?? '',
    'applicant.delegate.number': delegate?.number ?? '',
    'applicant.delegate.phone': delegate?.phone ?? ''
  }
}

/** Only what differs from what stands: a correction says what it corrects. */
function changesIn(sent: Posted, dossier: Dossier, schema: FieldSchema | undefined): object {
  const typed = Object.fromEntries(
    Object.keys(applicantAsTyped(dossier)).map((name) => [name, textIn(sent, name)])
  )
  const differs = Object.entries(applicantAsTyped(dossier)).some(([name, value]) => typed[name] !== value)
  const delegate = textIn(sent, 'applicant.delegate.name')
  const applicant = {
    kind: textIn(sent, 'applicant.kind') || 'citizen',
    ...Object.fromEntries(facts.map((name) => [name, textIn(sent, `applicant.${name}`)])),
    ...(delegate && {
      delegate: {
        name: delegate,
        number: textIn(sent, 'applicant.delegate.number'),
        phone: textIn(sent, 'applicant.delegate.phone')
      }
    })
  }
  const request = optionalIn(sent, 'request')
  const given = schema ? valuesOf(schema, sent, 'data') : {}
  const data = changedData(given, dossier.data)
  return {
    ...(differs && { applicant }),
    ...(request.request !== (dossier.request ?? undefined) && request),
    ...(Object.keys(data).length > 0 && { data })
  }
}

/** Fields of the form whose answers are others now; one that was emptied is null. */
function changedData(given: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name]))
  )
}

function Fields({ form, fields }: { form: Form; fields: readonly Field[] }): VNode {
  const { t } = useView()
  const input = (name: string, label: string) => (
    <Input
      {...form.field(`applicant.${name}`)}
      name={`applicant.${name}`}
      label={t(`dossier.facts.${label}`)}
    />
  )
  return (
    <>
      <Textarea {...form.field('reason')} name="reason" label={t('dossier.text.correct')} rows={3} />
      <Fieldset legend={t('dossier.correct.applicant')} legendSize="m">
        <Radios
          {...form.field('applicant.kind')}
          name="applicant.kind"
          label={t('dossier.facts.kind')}
          inline
          items={(['citizen', 'organization'] as const).map((kind) => ({
            value: kind,
            text: t(`dossier.facts.${kind}`)
          }))}
        />
        {input('name', 'applicant')}
        {input('number', 'number')}
        <DateInput
          {...form.field('applicant.birthDate')}
          name="applicant.birthDate"
          label={t('dossier.facts.birth_date')}
        />
        {input('phone', 'phone')}
        {input('email', 'email')}
        {input('address', 'address')}
      </Fieldset>
      <Fieldset legend={t('dossier.facts.delegate')} legendSize="m">
        {input('delegate.name', 'delegate_name')}
        {input('delegate.number', 'personal_number')}
        {input('delegate.phone', 'phone')}
      </Fieldset>
      <Textarea {...form.field('request')} name="request" label={t('dossier.facts.request')} rows={3} />
      {fields.length > 0 && (
        <Fieldset legend={t('dossier.form.title')} legendSize="m">
          <FormFields fields={fields} form={form} />
        </Fieldset>
      )}
    </>
  )
}
