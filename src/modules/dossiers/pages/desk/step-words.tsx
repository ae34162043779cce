import type { VNode } from 'preact'
import { InstantText, Tag, useView } from '../../../../ui/index.ts'
import type { DeskRow } from './read-desk.ts'

/** That a step is done here for others, or elsewhere for us: which, where and since when. */
export function StepMark({ row: { elsewhere, stepUnit } }: { row: DeskRow }): VNode | null {
  const { t } = useView()
  if (!elsewhere || !stepUnit) return null
  const { step, since } = elsewhere
  return (
    <>
      <Tag tone={stepUnit.ours ? 'indigo' : 'gold'}>
        {t(stepUnit.ours ? 'desk.step.here' : 'desk.step.away')}
      </Tag>
      <span class="haicap-work__small">
        {stepUnit.ours ? step : t('desk.step.where', { step, unit: stepUnit.name })}
        {' – '}
        {t('desk.step.since')} <InstantText at={since} />
      </span>
    </>
  )
}

/** Who works on it: on a step that is done here its hand first, and beside them whoever leads. */
export function Doer({ row }: { row: DeskRow }): VNode {
  const { t } = useView()
  const { elsewhere, stepUnit, person, unit } = row
  const lead = person ?? t('desk.list.nobody')
  if (!elsewhere || !stepUnit?.ours)
    return (
      <>
        {lead}
        {unit && <span class="haicap-work__small">{unit}</span>}
      </>
    )
  return (
    <>
      {elsewhere.person ?? t('desk.list.nobody')}
      <span class="haicap-work__small">{stepUnit.name}</span>
      <span class="haicap-work__small">
        {t('desk.step.lead', { who: [person, unit].filter(Boolean).join(', ') })}
      </span>
    </>
  )
}
