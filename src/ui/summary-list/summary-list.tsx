import type { ComponentChildren, VNode } from 'preact'

export interface SummaryRow {
  key: ComponentChildren
  value: ComponentChildren
  /** Where the fact can be changed, with a text that stands by itself. */
  action?: { href: string; text: string }
}

/** Facts of one thing: key and value. Rows without a value say a dash. */
export function SummaryList({ rows }: { rows: (SummaryRow | false | null | undefined)[] }): VNode {
  return (
    <dl class="govuk-summary-list haicap-summary-list">
      {rows
        .filter((row): row is SummaryRow => Boolean(row))
        .map((row) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{row.key}</dt>
            <dd class="govuk-summary-list__value">
              {row.value === null || row.value === '' ? '–' : row.value}
            </dd>
            {row.action && (
              <dd class="govuk-summary-list__actions">
                <a class="govuk-link" href={row.action.href}>
                  {row.action.text}
                </a>
              </dd>
            )}
          </div>
        ))}
    </dl>
  )
}
