import type { ComponentChildren, VNode } from 'preact'
import { classes } from '../page/classes.ts'

export interface ButtonProps {
  children: ComponentChildren
  /** With an address the button is a link that looks like one. */
  href?: string
  kind?: 'primary' | 'secondary' | 'warning'
  /** Lower, for bars and tables. */
  small?: boolean
  name?: string
  value?: string
  type?: 'submit' | 'button'
  /** Id of the form that it sends, when it stands outside. */
  form?: string
  formaction?: string
  disabled?: boolean
  /** What comes next on this page; Enter does it. */
  autofocus?: boolean
}

/** Does something, or leads on. A second click within a second is ignored where scripts run. */
export function Button(props: ButtonProps): VNode {
  const name = classes(
    'govuk-button',
    props.kind && props.kind !== 'primary' && `govuk-button--${props.kind}`,
    props.small && 'haicap-button--small'
  )
  if (props.href !== undefined) {
    return (
      <a href={props.href} draggable={false} class={name} autofocus={props.autofocus}>
        {props.children}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      class={name}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formaction}
      disabled={props.disabled}
      data-module="govuk-button"
      data-prevent-double-click="true"
    >
      {props.children}
    </button>
  )
}

/** Buttons and links side by side. */
export function ButtonGroup({ children }: { children: ComponentChildren }): VNode {
  return <div class="govuk-button-group">{children}</div>
}
