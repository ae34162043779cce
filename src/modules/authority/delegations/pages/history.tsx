import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { Link, Timeline, type TimelineItem, useView } from '../../../../ui/index.ts'
import type { Delegation, StepDone } from '../delegation.ts'

/** What happened to a delegation, the latest last. */
export function History({ delegation }: { delegation: Delegation }): VNode {
  const { t, actor } = useView()
  const items = useItems(delegation, actor !== null)
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        {t('delegations.page.history')}
      </h2>
      <Timeline label={t('delegations.page.history')} items={items} />
    </section>
  )
}

/** Who worked on a draft is for the offices; when and by which decision it came into force is for everybody. */
function useItems(delegation: Delegation, inside: boolean): TimelineItem[] {
  const { t } = useView()
  const { drafted, checks, signature, publication, suspensions, withdrawal, discard } = delegation
  const by = (step: StepDone) => (inside && step.by ? <Done step={step} /> : undefined)
  const item = (day: string, key: string, children?: VNode, lastDay?: string | null): TimelineItem => ({
    day,
    title: t(`delegations.page.happened.${key}`),
    ...(children && { children }),
    ...(lastDay && { lastDay })
  })
  const steps: (TimelineItem | undefined)[] = [
    inside ? item(drafted.at.slice(0, 10), 'drafted', by(drafted)) : undefined,
    ...(inside
      ? checks.map((check) =>
          item(
            check.on,
            check.outcome,
            <>
              {check.opinion && <p class="govuk-body-s">{check.opinion}</p>}
              {by(check)}
            </>
          )
        )
      : []),
    signature
      ? item(
          signature.on,
          'signed',
          <>
            <Link to={`/decisions/${signature.decisionId}`}>{signature.decisionNumber}</Link> {by(signature)}
          </>
        )
      : undefined,
    publication
      ? item(
          publication.on,
          'published',
          <>
            {publication.in} {by(publication)}
          </>
        )
      : undefined,
    ...suspensions.map(({ firstDay, end, reason, decisionId, decisionNumber }) =>
      item(
        firstDay,
        'suspended',
        <>
          {reason} (<Link to={`/decisions/${decisionId}`}>{decisionNumber}</Link>)
        </>,
        end && dayBefore(end)
      )
    ),
    withdrawal
      ? item(
          withdrawal.on,
          'withdrawn',
          <>
            {withdrawal.reason} (
            <Link to={`/decisions/${withdrawal.decisionId}`}>{withdrawal.decisionNumber}</Link>){' '}
            {by(withdrawal)}
          </>
        )
      : undefined,
    discard
      ? item(
          discard.at.slice(0, 10),
          'discarded',
          <>
            {discard.reason} {by(discard)}
          </>
        )
      : undefined
  ]
  return steps.filter((one) => one !== undefined)
}

function Done({ step }: { step: StepDone }): VNode {
  return (
    <p class="govuk-body-s haicap-muted">
      {[...new Set([step.by, step.capacity])].filter(Boolean).join(', ')}
    </p>
  )
}
