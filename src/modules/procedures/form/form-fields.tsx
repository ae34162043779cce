import type { VNode } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  DateInput,
  Fieldset,
  Input,
  Radios,
  Select,
  Textarea,
  useView
} from '../../../ui/index.ts'
import type { Field } from './fields.ts'

/** More choices than this are a list to open. */
const radiosUpTo = 6

/** The fields of a form, as everybody fills them in: without scripts, each with its label and its mistake. */
export function FormFields({ fields, form }: { fields: readonly Field[]; form: Form }): VNode {
  return (
    <>
      {fields.map((field) => (
        <OneField field={field} form={form} />
      ))}
    </>
  )
}

function OneField({ field, form }: { field: Field; form: Form }): VNode {
  const { t } = useView()
  const { path, kind } = field
  if (kind === 'group')
    return (
      <Fieldset legend={field.label} legendSize="s">
        <FormFields fields={field.fields ?? []} form={form} />
      </Fieldset>
    )
  if (kind === 'list') return <Rows field={field} form={form} />
  const common = {
    ...form.field(path),
    name: path,
    label: field.required ? field.label : t('procedures.form.optional', { label: field.label }),
    ...(field.hint && { hint: field.hint })
  }
  if (kind === 'long') return <Textarea {...common} rows={4} />
  if (kind === 'date') return <DateInput {...common} />
  if (kind === 'number') return <Input {...common} inputMode="decimal" width={10} spellcheck={false} />
  if (kind === 'yes_no')
    return (
      <Checkboxes
        {...common}
        label={field.label}
        small
        items={[{ value: 'yes', text: t('procedures.form.yes') }]}
      />
    )
  if (kind === 'choice') {
    const choices = field.choices ?? []
    if (choices.length > radiosUpTo)
      return <Select {...common} blank={t('procedures.form.choose')} options={choices} />
    return <Radios {...common} items={choices} />
  }
  return <TextField field={field} common={common} />
}

function TextField({ field, common }: { field: Field; common: { name: string; label: string } }): VNode {
  const { format } = field
  if (format === 'email') return <Input {...common} type="email" autocomplete="email" spellcheck={false} />
  if (format === 'phone') return <Input {...common} type="tel" width={20} />
  if (format === 'personal-id') return <Input {...common} inputMode="numeric" width={20} spellcheck={false} />
  return <Input {...common} />
}

/** Rows that can be repeated; another is added by sending the form. */
function Rows({ field, form }: { field: Field; form: Form }): VNode {
  const { t } = useView()
  const { error } = form.field(field.path)
  return (
    <Fieldset legend={field.label} legendSize="s">
      {field.hint && <p class="govuk-hint">{field.hint}</p>}
      {error && (
        <p class="govuk-error-message" id={field.path}>
          {error}
        </p>
      )}
      {(field.rows ?? []).map((fields, index) => (
        <Fieldset legend={t('procedures.form.row', { label: field.label, number: index + 1 })}>
          <FormFields fields={fields} form={form} />
        </Fieldset>
      ))}
      {field.more && (
        <Button kind="secondary" name="_add" value={field.path}>
          {t('procedures.form.add_row', { label: field.label })}
        </Button>
      )}
    </Fieldset>
  )
}
