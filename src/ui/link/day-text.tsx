import type { VNode } from 'preact'
import { formatDay } from '../../platform/i18n/index.ts'
import { useView } from '../page/page-view.ts'

/** A day as the reader writes it, and as ISO for programs; nothing for null. */
export function DayText({ day }: { day: string | null | undefined }): VNode | null {
  const { language } = useView()
  if (!day) return null
  return (
    <time class="haicap-nowrap" dateTime={day}>
      {formatDay(day, language)}
    </time>
  )
}
