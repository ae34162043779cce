import type { ComponentChildren, VNode } from 'preact'

export interface PageHeadingProps {
  children: ComponentChildren
  /** What kind of page or thing, above the name. */
  caption?: ComponentChildren
  /** Tags and short facts below the name. */
  meta?: ComponentChildren
  /** One or two sentences. */
  lead?: ComponentChildren
  /** Links or buttons for the whole page. */
  actions?: ComponentChildren
}

/** The h1 of a page with what belongs to it. */
export function PageHeading(props: PageHeadingProps): VNode {
  return (
    <div class="haicap-heading">
      <div class="haicap-heading__text">
        <h1 class="govuk-heading-l">
          {props.caption && <span class="govuk-caption-m">{props.caption} </span>}
          {props.children}
        </h1>
        {props.meta && <p class="haicap-heading__meta">{props.meta}</p>}
        {props.lead && <p class="govuk-body-l haicap-heading__lead">{props.lead}</p>}
      </div>
      {props.actions && <div class="haicap-heading__actions">{props.actions}</div>}
    </div>
  )
}
