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
      start: { ...standing(dossier), [opened]: JSON.stringify(standing(dossier)) },
      fields: (form) => <Fields form={form} fields={fields} />,
      input: (sent) => ({ reason: textIn(sent, 'reason'), ...changesIn(sent, dossier, schema) })
    }
  }
}

/** Hidden in the form: what stood in its fields when it was opened. */
const opened = 'opened'

/** What stands in the fields. */
const standing = (dossier: Dossier): Posted => ({
  ...applicantAsTyped(dossier),
  request: dossier.request ?? '',
  ...postedOf(dossier.data, 'data')
})

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

/** What stood there when it was opened; what stands there now, if the form does not say. */
function openedAs(sent: Posted, dossier: Dossier): Posted {
  try {
    const was: unknown = JSON.parse(textIn(sent, opened))
    if (was && typeof was === 'object') return was as Posted
  } catch {
    // A form of others.
  }
  return standing(dossier)
}

/**
 * Only what whoever corrects has changed in the form: what a colleague corrected meanwhile stays, though this form still
 * shows what stood there before.
 */
function changesIn(sent: Posted, dossier: Dossier, schema: FieldSchema | undefined): object {
  const was = openedAs(sent, dossier)
  const now = applicantAsTyped(dossier)
  const typed = (name: string) => textIn(sent, name)
  const changed = Object.keys(now).filter((name) => typed(name) !== textIn(was, name))
  const merged = { ...now, ...Object.fromEntries(changed.map((name) => [name, typed(name)])) }
  const differs = Object.entries(now).some(([name, value]) => merged[name] !== value)
  const request = optionalIn(sent, 'request')
  const given = (of: Posted) => (schema ? valuesOf(schema, of, 'data') : {})
  const data = changedData(given(sent), given(was))
  return {
    ...(differs && { applicant: applicantOf(merged) }),
    ...(textIn(sent, 'request') !== textIn(was, 'request') && request),
    ...(Object.keys(data).length > 0 && { data })
  }
}

/** The applicant as the act takes it. */
function applicantOf(typed: Record<string, string>): object {
  const delegate = typed['applicant.delegate.name']
  return {
    kind: typed['applicant.kind'] || 'citizen',
    ...Object.fromEntries(facts.map((name) => [name, typed[`applicant.${name}`]])),
    ...(delegate && {
      delegate: {
        name: delegate,
        number: typed['applicant.delegate.number'],
        phone: typed['applicant.delegate.phone']
      }
    })
  }
}

/** Fields of the form whose answers are others than before; one that was emptied is null. */
function changedData(given: Record<string, unknown>, was: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]))
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
      <input type="hidden" name={opened} value={form.field(opened).value} />
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
