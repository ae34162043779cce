import type { VNode } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  DateInput,
  ErrorMessage,
  Fieldset,
  Input,
  Radios,
  Select,
  Textarea,
  useView
} from '../../../ui/index.ts'
import type { Field } from './fields.ts'
import { FileField, type Uploads } from './file-field.tsx'
import type { Known } from './known.ts'
import { knownFor } from './prefill.ts'
import { stepNames } from './step.ts'
import { useWords } from './use-words.ts'

/** More choices than this are a list to open. */
const radiosUpTo = 6

export interface FormFieldsProps {
  fields: readonly Field[]
  form: Form
  /** What was filled in from what the province knows is marked as such. */
  known?: Known
  /** The files that were handed in, by the ids that the fields hold. */
  uploads?: Uploads
}

/** The fields of a form, as everybody fills them in: without scripts, each with its label and its mistake. */
export function FormFields(props: FormFieldsProps): VNode {
  return (
    <>
      {/* Enter presses the first button of a form: that one must take nothing away. */}
      <button type="submit" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
        ↵
      </button>
      <Fields {...props} />
    </>
  )
}

function Fields({ fields, ...rest }: FormFieldsProps): VNode {
  return (
    <>
      {fields.map((field) => (
        <OneField field={field} {...rest} />
      ))}
    </>
  )
}

type One = Omit<FormFieldsProps, 'fields'> & { field: Field }

function OneField({ field, ...rest }: One): VNode {
  const { t } = useView()
  return (
    <>
      <Control field={field} {...rest} />
      {field.decides && (
        <Button kind="secondary" small name={stepNames.show} value={field.path}>
          {t('procedures.form.show_more')}
        </Button>
      )}
    </>
  )
}

function Control({ field, form, known = {}, uploads }: One): VNode {
  const { t } = useView()
  const words = useWords()
  const { path, kind } = field
  const { label, hint } = words(field)
  if (kind === 'group')
    return (
      <Fieldset legend={label} legendSize="s">
        {hint && <p class="govuk-hint">{hint}</p>}
        <Fields fields={field.fields ?? []} form={form} known={known} {...(uploads && { uploads })} />
      </Fieldset>
    )
  if (kind === 'list') return <Rows field={field} form={form} {...(uploads && { uploads })} />
  const given = form.field(path)
  const filled = given.value !== '' && given.value === knownFor(field, known)
  const common = {
    ...given,
    name: path,
    label: field.required ? label : t('procedures.form.optional', { label }),
    ...((hint || filled) && {
      hint: (
        <>
          {hint} {filled && <em>{t(`procedures.form.filled.${factKey(field.known)}`)}</em>}
        </>
      )
    })
  }
  if (kind === 'file') return <FileField field={field} common={common} {...(uploads && { uploads })} />
  if (kind === 'long') return <Textarea {...common} rows={4} />
  if (kind === 'date') return <DateInput {...common} />
  if (kind === 'number') return <Input {...common} inputMode="decimal" width={10} spellcheck={false} />
  if (kind === 'yes_no')
    return (
      <Checkboxes
        {...common}
        label={label}
        small
        items={[{ value: 'yes', text: t('procedures.form.yes') }]}
      />
    )
  if (kind === 'text') return <TextField field={field} common={common} />
  const choices = (field.choices ?? []).map((one) => ({
    value: one.value,
    text: words({ label: one.text, ...(one.words && { words: one.words }) }).label
  }))
  if (kind === 'choices') return <Checkboxes {...common} small items={choices} />
  if (choices.length > radiosUpTo)
    return <Select {...common} blank={t('procedures.form.choose')} options={choices} />
  return <Radios {...common} items={choices} />
}

/** `applicant.id_number` is `applicant_id_number` among the messages. */
function factKey(fact: Field['known']): string {
  return (fact ?? '').replace('.', '_')
}

function TextField({ field, common }: { field: Field; common: { name: string; label: string } }): VNode {
  const { format } = field
  if (format === 'email') return <Input {...common} type="email" autocomplete="email" spellcheck={false} />
  if (format === 'phone') return <Input {...common} type="tel" width={20} />
  if (format === 'personal-id') return <Input {...common} inputMode="numeric" width={20} spellcheck={false} />
  return <Input {...common} />
}

/** Rows that can be repeated; another is added, or one taken away, by sending the form. */
function Rows({ field, form, uploads }: One): VNode {
  const { t } = useView()
  const { label, hint } = useWords()(field)
  const { error } = form.field(field.path)
  const rows = field.rows ?? []
  return (
    <Fieldset legend={label} legendSize="s">
      {hint && <p class="govuk-hint">{hint}</p>}
      {error && <ErrorMessage id={field.path}>{error}</ErrorMessage>}
      {rows.map((fields, index) => (
        <Fieldset legend={t('procedures.form.row', { label, number: index + 1 })}>
          <Fields fields={fields} form={form} {...(uploads && { uploads })} />
          {rows.length > 1 && (
            <Button kind="secondary" small name={stepNames.remove} value={`${field.path}.${index}`}>
              {t('procedures.form.remove_row', { label, number: index + 1 })}
            </Button>
          )}
        </Fieldset>
      ))}
      {field.more && (
        <Button kind="secondary" name={stepNames.add} value={field.path}>
          {t('procedures.form.add_row', { label })}
        </Button>
      )}
    </Fieldset>
  )
}
