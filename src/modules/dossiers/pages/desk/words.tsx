import type { VNode } from 'preact'
import { formatDay, formatInstant } from '../../../../platform/i18n/index.ts'
import { useView } from '../../../../ui/index.ts'
import type { Left } from '../../desk/left.ts'
import type { DeskRow } from './read-desk.ts'

/** How much time there is: in working days and hours, in words. */
export function useLeft(): (left: Left) => string {
  const { t, language } = useView()
  return (left) => {
    if ('day' in left) return t(`desk.left.${left.kind}`, { day: formatDay(left.day, language) })
    const { days, hours, minutes } = left
    if (!days && !hours && !minutes) return t(`desk.${left.kind}.now`)
    const size = days ? (hours ? 'days_hours' : 'days') : hours ? 'hours' : 'minutes'
    return t(`desk.${left.kind}.${size}`, { days, hours, minutes })
  }
}

/** When a dossier is due, and what that means now; never by colour alone. */
export function Due({ row }: { row: DeskRow }): VNode {
  const { t, language, timeZone } = useView()
  const say = useLeft()
  const at = (moment: string | null) => formatInstant(moment, language, timeZone)
  if (row.endedAt)
    return (
      <>
        {t('desk.due.ended', { at: at(row.endedAt) })}
        {row.late && <span class="haicap-work__small haicap-work__late">{t('desk.due.ended_late')}</span>}
      </>
    )
  if (row.waiting.length) return <>{t('desk.due.stands')}</>
  if (!row.left) return <>{t(row.receivedAt ? 'desk.due.none' : 'desk.due.not_begun')}</>
  const tone = row.late ? 'haicap-work__late' : row.soon ? 'haicap-work__soon' : undefined
  return (
    <>
      <span class={tone}>
        {say(row.left)}
        {row.soon && ` (${t('desk.due.soon')})`}
      </span>
      <span class="haicap-work__small">{at(row.dueAt)}</span>
    </>
  )
}

/** What has to happen next with a dossier, in a word or two. */
export function useNext(): (row: Pick<DeskRow, 'waiting' | 'phase'>) => string {
  const { t } = useView()
  return ({ waiting, phase }) => {
    const [first] = waiting
    if (first)
      return t('desk.next.waits', { what: waiting.map((one) => t(`dossiers.waiting.${one}`)).join(', ') })
    switch (phase) {
      case 'submitted':
        return t('desk.next.reception')
      case 'received':
        return t('desk.next.assignment')
      case 'in_work':
        return t('desk.next.work')
      case 'proposed':
        return t('desk.next.signature')
      case 'signed':
        return t('desk.next.number')
      case 'released':
        return t('desk.next.center')
      case 'at_center':
        return t('desk.next.hand_over')
      default:
        return ''
    }
  }
}
