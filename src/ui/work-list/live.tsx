import type { ComponentChildren, VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface LiveProps {
  /** Where the parts are drawn anew; answers 304 when nothing has changed. */
  source: string
  /** When what stands here was read: a time of the clock. */
  time: string
  children: ComponentChildren
}

/**
 * Keeps its parts (`LivePart`) as they are on the server, where scripts run; a row under the pointer or with a tick
 * stays where it is. Without scripts there is a link.
 */
export function Live({ source, time, children }: LiveProps): VNode {
  const { t, here } = useView()
  return (
    <div data-haicap-live={source}>
      {children}
      <p class="haicap-live">
        {t('ui.live.as_of')} <span data-haicap-live-time="">{time}</span>.{' '}
        <a class="govuk-link" href={here({})}>
          {t('ui.live.again')}
        </a>{' '}
        <span
          role="status"
          aria-live="polite"
          data-haicap-live-status=""
          data-changed={t('ui.live.changed')}
          data-held={t('ui.live.held')}
          data-lost={t('ui.live.lost')}
        />
      </p>
    </div>
  )
}

/** A part of a page that is drawn anew: by its name. */
export function LivePart({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return <div data-haicap-live-part={name}>{children}</div>
}
