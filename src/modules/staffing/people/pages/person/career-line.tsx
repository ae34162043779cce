import type { VNode } from 'preact'
import { dayBefore } from '../../../../../platform/day.ts'
import { Link, Timeline, type TimelineItem, useView } from '../../../../../ui/index.ts'
import type { Career, CareerStep, Departure } from '../../store-career.ts'
import { KindTag } from '../shared/words.tsx'

/** A career as a line of time: posts with their decisions, and the days of leaving; the latest first. */
export function CareerLine({ career }: { career: Career }): VNode {
  const { t } = useView()
  const line = [
    ...career.steps.map((step) => ({ day: step.start ?? '', item: stepItem(step) })),
    ...career.departures.map((departure) => ({ day: departure.onDate, item: departureItem(departure) }))
  ].sort((one, other) => (one.day < other.day ? 1 : -1))
  return (
    <section aria-labelledby="career">
      <h2 class="govuk-heading-m" id="career">
        {t('people.person.career')}
      </h2>
      {line.length === 0 ? (
        <p class="govuk-body haicap-muted">{t('people.person.no_career')}</p>
      ) : (
        <Timeline label={t('people.person.career')} items={line.map(({ item }) => item)} />
      )}
    </section>
  )
}

function stepItem(step: CareerStep): TimelineItem {
  const { language, at } = useView()
  const { start, end } = step
  return {
    day: start ?? at,
    lastDay: end && dayBefore(end),
    current: (!start || start <= at) && (!end || at < end),
    title: (
      <>
        {step.title[language]} <KindTag kind={step.kind} />
      </>
    ),
    children: <StepText step={step} />
  }
}

function StepText({ step }: { step: CareerStep }): VNode {
  const { t, language } = useView()
  return (
    <>
      <Link to={`/organizations/${step.organizationId}/staff`} params={step.start ? { at: step.start } : {}}>
        {step.organizationName}
      </Link>
      {step.rank && `, ${step.rank[language]}`}
      <br />
      {t('people.person.by')} <Link to={`/decisions/${step.beganBy}`}>{step.beganNumber}</Link>
      {step.endedBy && step.endedBy !== step.beganBy && (
        <>
          <br />
          {t('people.person.ended_by')} <Link to={`/decisions/${step.endedBy}`}>{step.endedNumber}</Link>
        </>
      )}
      {step.endReason && ` (${t(`people.end_reason.${step.endReason}`)})`}
    </>
  )
}

function departureItem({ onDate, reason, decisionId, decisionNumber }: Departure): TimelineItem {
  const { t } = useView()
  return {
    day: onDate,
    title: t('people.person.left', { reason: t(`people.departure_reason.${reason}`) }),
    children: (
      <>
        {t('people.person.by')} <Link to={`/decisions/${decisionId}`}>{decisionNumber}</Link>
      </>
    )
  }
}
