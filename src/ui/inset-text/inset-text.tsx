import type { ComponentChildren, VNode } from 'preact'

/** Text that stands apart: a quotation, a legal basis. */
export function InsetText({ children }: { children: ComponentChildren }): VNode {
  return <div class="govuk-inset-text">{children}</div>
}
