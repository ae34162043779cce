import type { VNode } from 'preact'
import { SummaryList, Table, useView } from '../../../ui/index.ts'
import type { Component, Content, Fee, Step } from '../content.ts'
import type { Words } from './read-procedure.ts'
import { useFee, useLimit, useStepPlace } from './words.ts'

/** What people want to know first: how long, how much, how. */
export function ShortFacts({ content, words }: { content: Content; words: Words }): VNode {
  const { t, language } = useView()
  const limit = useLimit()
  const { fees, online, channels, clockStops } = content
  return (
    <SummaryList
      rows={[
        { key: t('procedures.fact.limit'), value: <strong>{limit(content.limit ?? null)}</strong> },
        clockStops.length > 0 && {
          key: t('procedures.fact.clock_stops'),
          value: clockStops.map((one) => t(`procedures.stop.${one}`)).join('; ')
        },
        { key: t('procedures.fact.fees'), value: <Fees fees={fees} /> },
        { key: t('procedures.fact.subjects'), value: content.subjects ?? '' },
        {
          key: t('procedures.fact.channels'),
          value: channels.map((one) => t(`procedures.channel.${one}`)).join('; ')
        },
        { key: t('procedures.fact.online'), value: t(`procedures.online.${online}`) },
        { key: t('procedures.fact.agency'), value: content.agency ?? '' },
        { key: t('procedures.fact.level'), value: t(`procedures.level.${content.level}`) },
        {
          key: t('procedures.fact.field'),
          value: words.fields.get(content.field)?.[language] ?? content.field
        },
        {
          key: t('procedures.fact.codes'),
          value:
            [content.nationalCode, content.localCode].filter(Boolean).join(' · ') ||
            t('procedures.fact.no_code')
        }
      ]}
    />
  )
}

function Fees({ fees }: { fees: readonly Fee[] }): VNode {
  const fee = useFee()
  if (!fees.length) return <>{fee(null)}</>
  return (
    <ul class="govuk-list">
      {fees.map(({ name, amount, exemption }) => (
        <li>
          {name}: <strong>{fee(amount)}</strong>
          {exemption && <span class="haicap-muted"> ({exemption})</span>}
        </li>
      ))}
    </ul>
  )
}

/** The papers to bring. */
export function Components({ components, sets }: { components: readonly Component[]; sets: number }): VNode {
  const { t } = useView()
  return (
    <Table
      caption={t('procedures.page.papers', { count: sets })}
      captionSize="m"
      columns={[
        {
          heading: t('procedures.component.name'),
          rowHeader: true,
          cell: ({ name, condition, template }: Component) => (
            <>
              {name}
              {condition && <span class="haicap-muted"> ({condition})</span>}
              {template && (
                <>
                  {' '}
                  <span class="haicap-muted">{t('procedures.component.on_template', { template })}</span>
                </>
              )}
            </>
          )
        },
        {
          heading: t('procedures.component.original'),
          cell: ({ original }) => original || '–',
          numeric: true
        },
        { heading: t('procedures.component.copy'), cell: ({ copy }) => copy || '–', numeric: true },
        { heading: t('procedures.component.reuse'), cell: ({ reuse }) => t(`procedures.reuse.${reuse}`) }
      ]}
      rows={components}
    />
  )
}

/** Who does what, in which time. */
export function Steps({ content, words }: { content: Content; words: Words }): VNode {
  const { t, language } = useView()
  const { steps, limit } = content
  const place = useStepPlace(words, content.field)
  const who = ({ power, position }: Step) =>
    power
      ? t('procedures.step.decider', { power: words.powers.get(power)?.[language] ?? power })
      : (words.positions.get(position ?? '')?.[language] ?? position ?? '–')
  return (
    <Table
      caption={t('procedures.page.steps')}
      captionSize="m"
      columns={[
        { heading: t('procedures.step.number'), cell: (_step: Step, index) => index + 1 },
        {
          heading: t('procedures.step.name'),
          rowHeader: true,
          cell: ({ name, condition, parallel, at }) => (
            <>
              {name}
              {condition && <span class="haicap-muted"> ({condition})</span>}
              {at && (
                <>
                  <br />
                  <span class="haicap-muted">{place(at)}</span>
                </>
              )}
              {parallel && (
                <span class="haicap-muted"> {t('procedures.step.side_by_side', { group: parallel })}</span>
              )}
            </>
          )
        },
        { heading: t('procedures.step.who'), cell: who },
        { heading: t('procedures.step.time'), cell: ({ share }) => <StepTime share={share} limit={limit} /> }
      ]}
      rows={steps}
    />
  )
}

/** A share of the limit as people count it; hours where days would be less than one. */
function StepTime({ share, limit }: { share: number; limit: Content['limit'] }): VNode {
  const { t } = useView()
  if (!share) return <>–</>
  const percent = t('procedures.step.share', { share })
  if (!limit || limit.unit === 'same_day') return <>{percent}</>
  const amount = Math.round(limit.amount * share) / 100
  return (
    <>
      {t(`procedures.limit.${limit.unit}`, { count: amount })} <span class="haicap-muted">({percent})</span>
    </>
  )
}

/** What one gets. */
export function Results({ results }: { results: Content['results'] }): VNode {
  const { t } = useView()
  return (
    <>
      <h2 class="govuk-heading-m">{t('procedures.page.results')}</h2>
      {results.length === 0 && <p class="govuk-body haicap-muted">–</p>}
      <ul class="govuk-list govuk-list--bullet">
        {results.map(({ name, validity, electronic }) => (
          <li>
            {name}
            {validity && `. ${t('procedures.result.holds', { validity })}`}
            {electronic && ` (${t('procedures.result.electronic')})`}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Text of several lines as paragraphs. */
export function Lines({ heading, text }: { heading: string; text: string | undefined }): VNode | null {
  if (!text) return null
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      {text.split(/\n+/).map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
    </>
  )
}
