import type { ComponentChildren, VNode } from 'preact'
import { classes } from '../page/classes.ts'
import { useView } from '../page/page-view.ts'

/** What every field of a form has. */
export interface FieldProps {
  name: string
  label: ComponentChildren
  /** The name, if not given; the error summary links to it. */
  id?: string
  hint?: ComponentChildren
  error?: string
  /** The label as a small, middle or large heading. */
  labelSize?: 's' | 'm' | 'l'
  /** The label only for those who do not see the field's place. */
  labelHidden?: boolean
}

/** Ids of hint and error, for aria-describedby. */
export function describedBy(field: FieldProps): string | undefined {
  const id = field.id ?? field.name
  return classes(field.hint ? `${id}-hint` : null, field.error ? `${id}-error` : null)
}

/** Label, hint and error around one control. */
export function Field({ field, children }: { field: FieldProps; children: ComponentChildren }): VNode {
  const id = field.id ?? field.name
  return (
    <div class={classes('govuk-form-group', field.error && 'govuk-form-group--error')}>
      <label
        class={classes(
          'govuk-label',
          field.labelSize && `govuk-label--${field.labelSize}`,
          field.labelHidden && 'govuk-visually-hidden'
        )}
        for={id}
      >
        {field.label}
      </label>
      <Hint field={field} />
      <FieldError field={field} />
      {children}
    </div>
  )
}

export function Hint({ field }: { field: FieldProps }): VNode | null {
  if (!field.hint) return null
  return (
    <div id={`${field.id ?? field.name}-hint`} class="govuk-hint">
      {field.hint}
    </div>
  )
}

export function FieldError({ field }: { field: FieldProps }): VNode | null {
  if (!field.error) return null
  return <ErrorMessage id={`${field.id ?? field.name}-error`}>{field.error}</ErrorMessage>
}

/** An error in words beside its field. */
export function ErrorMessage(props: { id?: string; children: ComponentChildren }): VNode {
  const { t } = useView()
  return (
    <p id={props.id} class="govuk-error-message">
      <span class="govuk-visually-hidden">{t('ui.field.error')}</span> {props.children}
    </p>
  )
}
