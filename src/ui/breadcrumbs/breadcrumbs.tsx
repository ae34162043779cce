import type { VNode } from 'preact'
import { useView } from '../page/page-view.ts'

/** Where the page lies; the last one without an address is the page itself. */
export function Breadcrumbs({ items }: { items: { href?: string; text: string }[] }): VNode {
  const { t } = useView()
  return (
    <nav class="govuk-breadcrumbs" aria-label={t('ui.breadcrumbs.label')}>
      <ol class="govuk-breadcrumbs__list">
        {items.map(({ href, text }) => (
          <li class="govuk-breadcrumbs__list-item" aria-current={href ? undefined : 'page'}>
            {href ? (
              <a class="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
