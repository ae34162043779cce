import type { ComponentChildren, VNode } from 'preact'
import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { classes } from '../page/classes.ts'

export interface InputProps extends FieldProps {
  value?: string
  /** So that `{...form.field(name)}` may be spread; a text field has one value. */
  values?: string[]
  type?: 'text' | 'number' | 'email' | 'tel' | 'url' | 'search'
  inputMode?: 'text' | 'numeric' | 'decimal'
  /** Characters that it holds at a glance. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  prefix?: ComponentChildren
  suffix?: ComponentChildren
  autocomplete?: string
  spellcheck?: boolean
  disabled?: boolean
  maxLength?: number
  /** Id of a datalist of suggestions. */
  list?: string
  /** The field with which work begins on this page; one alone. */
  autofocus?: boolean
}

/** A text of one line. */
export function Input(props: InputProps): VNode {
  const control = (
    <input
      class={classes(
        'govuk-input',
        props.width && `govuk-input--width-${props.width}`,
        props.error && 'govuk-input--error'
      )}
      id={props.id ?? props.name}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.value ?? ''}
      inputMode={props.inputMode}
      autocomplete={props.autocomplete}
      spellcheck={props.spellcheck}
      disabled={props.disabled}
      maxLength={props.maxLength}
      list={props.list}
      autofocus={props.autofocus}
      aria-describedby={describedBy(props)}
    />
  )
  return <Field field={props}>{wrapped(props, control)}</Field>
}

function wrapped({ prefix, suffix }: InputProps, control: VNode): VNode {
  if (!prefix && !suffix) return control
  return (
    <div class="govuk-input__wrapper">
      {prefix && (
        <div class="govuk-input__prefix" aria-hidden="true">
          {prefix}
        </div>
      )}
      {control}
      {suffix && (
        <div class="govuk-input__suffix" aria-hidden="true">
          {suffix}
        </div>
      )}
    </div>
  )
}
