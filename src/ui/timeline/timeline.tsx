import type { ComponentChildren, VNode } from 'preact'
import { formatDay } from '../../platform/i18n/index.ts'
import { classes } from '../page/classes.ts'
import { useView } from '../page/page-view.ts'

export interface TimelineItem {
  /** ISO day on which it begins; the latest may stand first or last. */
  day: string
  /** Last day (inclusive), if it is a stretch of time that has ended. */
  lastDay?: string | null
  title: ComponentChildren
  children?: ComponentChildren
  /** What holds on the chosen day. */
  current?: boolean
}

/** What happened when; days after the chosen one are marked as future. */
export function Timeline({ label, items }: { label: string; items: TimelineItem[] }): VNode {
  const { t, language, at } = useView()
  return (
    <ol class="haicap-timeline" aria-label={label}>
      {items.map((item) => {
        const future = item.day > at
        return (
          <li
            class={classes(
              'haicap-timeline__item',
              item.current && 'haicap-timeline__item--current',
              future && 'haicap-timeline__item--future'
            )}
            aria-current={item.current ? 'date' : undefined}
          >
            <p class="haicap-timeline__day">
              <time dateTime={item.day}>{formatDay(item.day, language)}</time>
              {item.lastDay && (
                <>
                  {' – '}
                  <time dateTime={item.lastDay}>{formatDay(item.lastDay, language)}</time>
                </>
              )}
              {future && <span class="haicap-timeline__note"> {t('ui.timeline.future')}</span>}
            </p>
            <div class="haicap-timeline__title">{item.title}</div>
            {item.children && <div class="haicap-timeline__text">{item.children}</div>}
          </li>
        )
      })}
    </ol>
  )
}
