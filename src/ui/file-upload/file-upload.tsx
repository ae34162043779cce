import type { VNode } from 'preact'
import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { classes } from '../page/classes.ts'

export interface FileUploadProps extends FieldProps {
  value?: string
  values?: string[]
  /** Such as ".csv,.json". */
  accept?: string
  /** Several files at a time. */
  multiple?: boolean
}

/** A file; the form around it must be `multipart`. */
export function FileUpload(props: FileUploadProps): VNode {
  return (
    <Field field={props}>
      <input
        class={classes('govuk-file-upload', props.error && 'govuk-file-upload--error')}
        id={props.id ?? props.name}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        aria-describedby={describedBy(props)}
      />
    </Field>
  )
}
