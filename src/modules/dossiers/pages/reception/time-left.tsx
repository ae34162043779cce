import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import { InstantText, Tag, useView } from '../../../../ui/index.ts'
import type { Submitted } from './start/store.ts'

/** Below so many working hours people are warned. */
const soon = 2

/** How long there is to answer an online submission. */
export function TimeLeft({ row }: { row: Pick<Submitted, 'answerBy' | 'hoursLeft'> }): VNode {
  const { t, language } = useView()
  const { answerBy, hoursLeft } = row
  if (answerBy === null || hoursLeft === null) return <Tag tone="grey">{t('reception.submitted.waits')}</Tag>
  const hours = formatNumber(Math.abs(hoursLeft), language, 1)
  const late = hoursLeft < 0
  return (
    <>
      <InstantText at={answerBy} />{' '}
      <Tag tone={late ? 'red' : hoursLeft < soon ? 'gold' : 'green'}>
        {late ? t('reception.submitted.late', { hours }) : t('reception.submitted.left', { hours })}
      </Tag>
    </>
  )
}
