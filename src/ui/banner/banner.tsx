import type { ComponentChildren, VNode } from 'preact'
import { useId } from 'preact/hooks'
import { useView } from '../page/page-view.ts'

export interface BannerProps {
  kind?: 'success' | 'information'
  /** "Done" or "Note", if not given. */
  title?: string
  children: ComponentChildren
}

/** What just happened, or what to know before reading on. */
export function Banner({ kind = 'information', title, children }: BannerProps): VNode {
  const { t } = useView()
  const id = `banner-${useId()}`
  const done = kind === 'success'
  return (
    <section
      class={`govuk-notification-banner haicap-banner${done ? ' govuk-notification-banner--success' : ''}`}
      role={done ? 'alert' : undefined}
      aria-labelledby={id}
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id={id}>
          {title ?? (done ? t('ui.banner.success') : t('ui.banner.information'))}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">{children}</div>
    </section>
  )
}
