import type { ComponentChildren, VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface Check {
  name: ComponentChildren
  /** Opens the violations. */
  href?: string
  status: 'ok' | 'violated' | 'unchecked'
  /** How many violations. */
  count?: number
  explanation?: ComponentChildren
  /** The first violations, or what to do. */
  children?: ComponentChildren
}

const marks = { ok: '✓', violated: '✕', unchecked: '·' }

/** Rules with their answer: holds, violated, not checked. */
export function CheckList({ label, items }: { label: string; items: Check[] }): VNode {
  const { t } = useView()
  return (
    <ul class="haicap-checks" aria-label={label}>
      {items.map((check) => (
        <li class={`haicap-check haicap-check--${check.status}`}>
          <span class="haicap-check__mark" aria-hidden="true">
            {marks[check.status]}
          </span>
          <div class="haicap-check__body">
            <p class="haicap-check__name">
              {check.href ? (
                <a class="govuk-link" href={check.href}>
                  {check.name}
                </a>
              ) : (
                check.name
              )}
            </p>
            {check.explanation && <p class="haicap-check__explanation">{check.explanation}</p>}
            {check.children}
          </div>
          <p class="haicap-check__status">{t(`ui.check.${check.status}`, { count: check.count ?? 0 })}</p>
        </li>
      ))}
    </ul>
  )
}
