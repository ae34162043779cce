import type { ComponentChildren, VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface LinkProps {
  /** A page of ours; the chosen day is kept. */
  to: string
  params?: Record<string, string | number | boolean | null | undefined>
  children: ComponentChildren
  download?: boolean
  lang?: string
}

/** A link within the site that keeps the day as of which the reader looks. */
export function Link({ to, params, children, download, lang }: LinkProps): VNode {
  return (
    <a class="govuk-link" href={useView().href(to, params)} download={download} lang={lang}>
      {children}
    </a>
  )
}
