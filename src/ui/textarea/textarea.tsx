import type { VNode } from 'preact'
import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { classes } from '../page/classes.ts'

export interface TextareaProps extends FieldProps {
  value?: string
  values?: string[]
  rows?: number
  /** For data such as CSV or JSON: even letters, no wrapping. */
  code?: boolean
  disabled?: boolean
}

/** A text of several lines. */
export function Textarea(props: TextareaProps): VNode {
  return (
    <Field field={props}>
      <textarea
        class={classes('govuk-textarea', props.error && 'govuk-textarea--error', props.code && 'haicap-code')}
        id={props.id ?? props.name}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.code ? false : undefined}
        disabled={props.disabled}
        aria-describedby={describedBy(props)}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  )
}
