import type { VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface FormErrors {
  errors: { path: string; text: string }[]
  /** What is wrong as a whole. */
  summary?: string
}

/** All errors of a form above it, each a link to its field; nothing if there are none. */
export function ErrorSummary({ form }: { form: FormErrors }): VNode | null {
  const { t } = useView()
  if (form.errors.length === 0 && !form.summary) return null
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{t('ui.error_summary.title')}</h2>
        <div class="govuk-error-summary__body">
          {form.summary && <p>{form.summary}</p>}
          {form.errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {form.errors.map(({ path, text }) => (
                <li>{path ? <a href={`#${path}`}>{text}</a> : text}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
