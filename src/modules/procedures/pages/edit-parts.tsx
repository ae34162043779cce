import type { VNode } from 'preact'
import type { Form as FormState } from '../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  Fieldset,
  Input,
  type Option,
  Select,
  Textarea,
  useView
} from '../../../ui/index.ts'
import { levels, type Part, reuses } from '../content.ts'
import { rowCount } from './content-form.ts'
import type { Words } from './read-procedure.ts'

export interface PartProps {
  part: Part
  form: FormState
  words: Words
}

/** Rows of a part, one blank at the end; more are added by sending the form. Rows without a name are left out. */
export function EditPart({ part, form, words }: PartProps): VNode {
  const { t } = useView()
  const rows = Math.max(1, rowCount(form.values, part))
  const { error } = form.field(part)
  return (
    <Fieldset legend={t(`procedures.part.${part}`)} legendSize="m">
      <p class="govuk-hint">{t(`procedures.edit.hint.${part}`)}</p>
      {error && (
        <p class="govuk-error-message" id={part}>
          {error}
        </p>
      )}
      {Array.from({ length: rows }, (_, index) => (
        <Fieldset
          legend={t('procedures.edit.row', { part: t(`procedures.edit.one.${part}`), number: index + 1 })}
        >
          <RowFields part={part} at={`${part}.${index}`} form={form} words={words} />
        </Fieldset>
      ))}
      <Button kind="secondary" name="_add" value={part}>
        {t('procedures.edit.add', { part: t(`procedures.edit.one.${part}`) })}
      </Button>
    </Fieldset>
  )
}

function RowFields({ part, at, form, words }: PartProps & { at: string }): VNode {
  const { t } = useView()
  const field = (name: string) => ({ ...form.field(`${at}.${name}`), name: `${at}.${name}` })
  const name = <Input {...field('name')} label={t('procedures.edit.name')} />
  const condition = <Input {...field('condition')} label={t('procedures.edit.condition')} />
  if (part === 'components')
    return (
      <>
        {name}
        <Input
          {...field('original')}
          label={t('procedures.component.original')}
          inputMode="numeric"
          width={3}
        />
        <Input {...field('copy')} label={t('procedures.component.copy')} inputMode="numeric" width={3} />
        <Select
          {...field('reuse')}
          label={t('procedures.component.reuse')}
          options={reuses.map((one) => ({ value: one, text: t(`procedures.reuse.${one}`) }))}
        />
        <Input {...field('template')} label={t('procedures.component.template')} />
        {condition}
      </>
    )
  if (part === 'steps')
    return (
      <>
        {name}
        <Select
          {...field('actor')}
          // What the act says of power or position is said here, where both are chosen.
          {...actorError(form, at)}
          label={t('procedures.step.who')}
          blank={t('procedures.edit.choose')}
          options={useActors(words)}
        />
        <Select
          {...field('place')}
          {...placeError(form, at)}
          label={t('procedures.edit.place')}
          hint={t('procedures.edit.place_hint')}
          blank={t('procedures.edit.place_lead')}
          options={usePlaces(words)}
        />
        <Select
          {...field('placeField')}
          label={t('procedures.edit.place_field')}
          blank={t('procedures.edit.place_field_own')}
          options={useFieldNames(words)}
        />
        <Input
          {...field('share')}
          label={t('procedures.edit.share')}
          inputMode="decimal"
          width={5}
          suffix="%"
        />
        <Input
          {...field('parallel')}
          label={t('procedures.edit.parallel')}
          hint={t('procedures.edit.parallel_hint')}
          inputMode="numeric"
          width={3}
        />
        {condition}
      </>
    )
  if (part === 'fees')
    return (
      <>
        {name}
        <Input
          {...field('amount')}
          label={t('procedures.edit.amount')}
          inputMode="numeric"
          width={10}
          suffix="đ"
        />
        <Input {...field('exemption')} label={t('procedures.edit.exemption')} />
      </>
    )
  return (
    <>
      {name}
      <Input
        {...field('validity')}
        label={t('procedures.edit.validity')}
        hint={t('procedures.edit.validity_hint')}
      />
      <Checkboxes
        {...field('electronic')}
        label={t('procedures.edit.electronic')}
        small
        items={[{ value: 'yes', text: t('procedures.form.yes') }]}
      />
    </>
  )
}

function actorError(form: FormState, at: string): { error?: string } {
  const error = form.field(`${at}.position`).error ?? form.field(`${at}.power`).error
  return error ? { error } : {}
}

/** What is said of the place, or of its level or field. */
function placeError(form: FormState, at: string): { error?: string } {
  const error = ['at', 'at.level', 'at.field', 'at.power']
    .map((name) => form.field(`${at}.${name}`).error)
    .find(Boolean)
  return error ? { error } : {}
}

function usePlaces({ powers }: Words): Option[] {
  const { t, language } = useView()
  return [
    ...levels.map((level) => ({ value: `level:${level}`, text: t(`procedures.edit.place_${level}`) })),
    ...[...powers].map(([code, name]) => ({
      value: `power:${code}`,
      text: t('procedures.edit.place_power', { power: name[language] })
    }))
  ]
}

function useFieldNames({ fields }: Words): Option[] {
  const { language } = useView()
  return [...fields].map(([code, name]) => ({ value: code, text: name[language] }))
}

function useActors({ positions, powers }: Words): Option[] {
  const { t, language } = useView()
  return [
    ...[...positions].map(([code, title]) => ({ value: `position:${code}`, text: title[language] })),
    ...[...powers].map(([code, name]) => ({
      value: `power:${code}`,
      text: t('procedures.step.decider', { power: name[language] })
    }))
  ]
}

/** A text of several lines among the facts. */
export function LongText(props: {
  form: FormState
  name: string
  label: string
  hint?: string
  rows?: number
}): VNode {
  const { form, name, label, hint, rows = 3 } = props
  return <Textarea {...form.field(name)} name={name} label={label} rows={rows} {...(hint && { hint })} />
}
