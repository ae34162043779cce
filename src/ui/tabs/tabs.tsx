import type { ComponentChildren, VNode } from 'preact'
import { classes } from '../page/classes.ts'

export interface Tab {
  href: string
  text: ComponentChildren
  current?: boolean
  /** A number beside the text. */
  count?: number | string
}

/** Parts of a page that have addresses of their own. */
export function Tabs({ label, items }: { label: string; items: Tab[] }): VNode {
  return (
    <nav class="haicap-tabs" aria-label={label}>
      <ul class="haicap-tabs__list">
        {items.map((tab) => (
          <li class={classes('haicap-tabs__item', tab.current && 'haicap-tabs__item--current')}>
            <a class="haicap-tabs__link" href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.text}
              {tab.count !== undefined && <span class="haicap-tabs__count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
