import type { VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface PaginationProps {
  previous?: string | null
  next?: string | null
  /** Such as "1–50 of 319", already in the reader's language. */
  position?: string
  label?: string
}

/** To the pages of a list before and after this one (by key, so there are no numbers of pages). */
export function Pagination({ previous, next, position, label }: PaginationProps): VNode | null {
  const { t } = useView()
  if (!previous && !next && !position) return null
  return (
    <nav class="govuk-pagination haicap-pagination" aria-label={label ?? t('ui.pagination.label')}>
      {previous && (
        <div class="govuk-pagination__prev">
          <a class="govuk-link govuk-pagination__link" href={previous} rel="prev">
            <span class="haicap-pagination__arrow" aria-hidden="true">
              ←
            </span>
            <span class="govuk-pagination__link-title">{t('ui.pagination.previous')}</span>
          </a>
        </div>
      )}
      {position && <p class="haicap-pagination__position">{position}</p>}
      {next && (
        <div class="govuk-pagination__next">
          <a class="govuk-link govuk-pagination__link" href={next} rel="next">
            <span class="govuk-pagination__link-title">{t('ui.pagination.next')}</span>
            <span class="haicap-pagination__arrow" aria-hidden="true">
              →
            </span>
          </a>
        </div>
      )}
    </nav>
  )
}
