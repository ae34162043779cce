import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { DayText, Link, useView } from '../../../../ui/index.ts'
import type { Step } from '../../resolve/index.ts'

/** The chain of legal grounds, from the law to whoever decides. */
export function Grounds({ chain }: { chain: Step[] }): VNode {
  const { t, language } = useView()
  return (
    <ol class="govuk-list govuk-list--number" aria-label={t('decide.grounds')}>
      {chain.map((step) => (
        <li>
          <strong>{t(`decide.act.${step.act}`)}</strong>
          {': '}
          {step.thing.kind === 'function'
            ? t('decide.field', { field: step.thing.name[language] })
            : step.thing.name[language]}
          {' – '}
          {step.grantor ? `${step.grantor.name[language]} → ` : ''}
          {step.holder.kind === 'kind' || step.holder.kind === 'position'
            ? t('decide.every', {
                holder: step.holder.name[language],
                level: step.holder.level ?? 'none'
              })
            : step.holder.name[language]}
          . <Cited step={step} />
          <Limits step={step} />
        </li>
      ))}
    </ol>
  )
}

/** "59/QĐ-UBND, khoản 2 Điều 1". */
export function Cited({ step }: { step: Step }): VNode {
  return (
    <>
      <Link to={`/decisions/${step.decision.id}`}>{step.decision.number}</Link>
      {step.clause && `, ${step.clause}`}
    </>
  )
}

/** From when to when, on what conditions, where it was made public. */
function Limits({ step }: { step: Step }): VNode {
  const { t } = useView()
  return (
    <span class="govuk-body-s haicap-muted">
      {' '}
      {t('decide.since')} <DayText day={step.start} />
      {step.end && (
        <>
          {' '}
          {t('decide.until')} <DayText day={dayBefore(step.end)} />
        </>
      )}
      {step.conditions && <>. {t('decide.conditions', { conditions: step.conditions })}</>}
      {step.means && <>. {t('decide.means', { means: step.means })}</>}
      {step.publishedOn && (
        <>. {t('decide.published', { day: step.publishedOn, where: step.publishedIn ?? '' })}</>
      )}
    </span>
  )
}
