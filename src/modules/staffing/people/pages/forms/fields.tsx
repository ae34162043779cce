import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import type { T } from '../../../../../platform/i18n/index.ts'
import { DateInput, Fieldset, Input, Select, useView } from '../../../../../ui/index.ts'
import type { Words } from '../../words.ts'

interface FieldOf {
  form: FormState
  name: string
  /** Its words `people.field.…` and `people.hint.…`, where they are not those of its name. */
  word?: string
}

/** What every field says of itself. */
function common({ form, name, word = name }: FieldOf, t: T) {
  const hint = t.has(`people.hint.${word}`) ? t(`people.hint.${word}`) : undefined
  return { ...form.field(name), name, label: t(`people.field.${word}`), hint }
}

export function TextField(props: FieldOf & { width?: 10 | 20 }): VNode {
  return <Input {...common(props, useView().t)} width={props.width} />
}

export function DayField(props: FieldOf): VNode {
  return <DateInput {...common(props, useView().t)} />
}

/** One of few words of a group of messages, such as `people.end_reason.…`. */
export function WordSelect(
  props: FieldOf & { values: readonly string[]; words: string; blank?: string }
): VNode {
  const { t } = useView()
  const { values, words, blank } = props
  return (
    <Select
      {...common(props, t)}
      blank={blank ?? t('people.page.choose')}
      options={values.map((value) => ({ value, text: t(`people.${words}.${value}`) }))}
    />
  )
}

/** One of the things of the register, by code. */
export function CodeSelect(
  props: FieldOf & { options: { code: string; name: Words }[]; blank?: string }
): VNode {
  const { t, language } = useView()
  const { options, blank } = props
  return (
    <Select
      {...common(props, t)}
      blank={blank ?? t('people.page.choose')}
      options={options.map(({ code, name }) => ({ value: code, text: name[language] }))}
    />
  )
}

/** By which decision; what the register does not know of it yet. */
export function DecisionFields({ form, optional }: { form: FormState; optional?: boolean }): VNode {
  const { t } = useView()
  return (
    <Fieldset legend={t(optional ? 'people.page.decision_optional' : 'people.page.decision')} legendSize="m">
      <TextField form={form} name="decision_number" width={20} />
      <DayField form={form} name="decision_issued_on" />
      <TextField form={form} name="decision_issuer" />
    </Fieldset>
  )
}

/** Personal data of someone. */
export function PrivateFields({ form }: { form: FormState }): VNode {
  const { t } = useView()
  return (
    <Fieldset legend={t('people.page.private')} legendSize="m">
      <TextField form={form} name="private_personal_id" width={20} />
      <DayField form={form} name="private_birth_date" />
      <WordSelect
        form={form}
        name="private_sex"
        values={['female', 'male']}
        words="sex"
        blank={t('people.page.not_said')}
      />
      <TextField form={form} name="private_ethnicity" width={20} />
      <TextField form={form} name="private_phone" width={20} />
      <TextField form={form} name="private_email" />
    </Fieldset>
  )
}
