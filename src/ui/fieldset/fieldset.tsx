import type { ComponentChildren, VNode } from 'preact'
import { classes } from '../page/classes.ts'

export interface FieldsetProps {
  legend: ComponentChildren
  legendSize?: 's' | 'm' | 'l'
  /** The legend as the page's heading. */
  isPageHeading?: boolean
  describedBy?: string
  children: ComponentChildren
}

/** Fields that belong together, under one legend. */
export function Fieldset(props: FieldsetProps): VNode {
  const legendClass = classes('govuk-fieldset__legend', `govuk-fieldset__legend--${props.legendSize ?? 's'}`)
  return (
    <fieldset class="govuk-fieldset" aria-describedby={props.describedBy}>
      <legend class={legendClass}>
        {props.isPageHeading ? <h1 class="govuk-fieldset__heading">{props.legend}</h1> : props.legend}
      </legend>
      {props.children}
    </fieldset>
  )
}
