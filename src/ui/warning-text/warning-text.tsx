import type { ComponentChildren, VNode } from 'preact'
import { useView } from '../page/page-view.ts'

/** What cannot be undone, or what has consequences. */
export function WarningText({ children }: { children: ComponentChildren }): VNode {
  const { t } = useView()
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{t('ui.warning.label')}</span> {children}
      </strong>
    </div>
  )
}
