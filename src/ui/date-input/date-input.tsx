import type { VNode } from 'preact'
import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { classes } from '../page/classes.ts'

export interface DateInputProps extends FieldProps {
  /** ISO day. */
  value?: string
  values?: string[]
  min?: string
  max?: string
  disabled?: boolean
}

/** A calendar day; browsers show it as their reader writes days, and send it as ISO. */
export function DateInput(props: DateInputProps): VNode {
  return (
    <Field field={props}>
      <input
        class={classes('govuk-input', 'haicap-date-input', props.error && 'govuk-input--error')}
        id={props.id ?? props.name}
        name={props.name}
        type="date"
        value={props.value ?? ''}
        min={props.min}
        max={props.max}
        disabled={props.disabled}
        aria-describedby={describedBy(props)}
      />
    </Field>
  )
}
