import type { VNode } from 'preact'
import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { classes } from '../page/classes.ts'

export interface Option {
  value: string
  text: string
  disabled?: boolean
}

export interface SelectProps extends FieldProps {
  value?: string
  values?: string[]
  options: Option[]
  /** A first option with an empty value: "all", "choose". */
  blank?: string
  disabled?: boolean
}

/** One of many. */
export function Select(props: SelectProps): VNode {
  const options =
    props.blank === undefined ? props.options : [{ value: '', text: props.blank }, ...props.options]
  return (
    <Field field={props}>
      <select
        class={classes('govuk-select', props.error && 'govuk-select--error')}
        id={props.id ?? props.name}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedBy(props)}
      >
        {options.map((option: Option) => (
          <option
            value={option.value}
            selected={option.value === (props.value ?? '')}
            disabled={option.disabled}
          >
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  )
}
