import type { VNode } from 'preact'
import { Tabs, useView } from '../../../../ui/index.ts'

const parts = { year: '/calendar', due: '/calendar/due', declare: '/calendar/declare' } as const
export type CalendarPart = keyof typeof parts

/** The pages of the calendar; declaring days only for who may. */
export function CalendarTabs({ current, mayDeclare }: { current: CalendarPart; mayDeclare: boolean }): VNode {
  const { t, href } = useView()
  const shown = (Object.keys(parts) as CalendarPart[]).filter((part) => part !== 'declare' || mayDeclare)
  return (
    <Tabs
      label={t('calendar.title')}
      items={shown.map((part) => ({
        href: href(parts[part]),
        text: t(`calendar.tab.${part}`),
        current: part === current
      }))}
    />
  )
}
