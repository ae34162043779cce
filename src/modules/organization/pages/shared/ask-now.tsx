import type { VNode } from 'preact'
import { type Card, CardList, DayText, Link, Tag, useView } from '../../../../ui/index.ts'
import type { CustodianAnswer, CustodianFound } from '../../custodian.ts'
import type { TerritoryToday } from '../../store/follow-territory.ts'
import type { FunctionWord } from '../../store/words.ts'
import { DecisionLink } from './decision-link.tsx'
import { type FunctionNames, functionNames } from './functions.ts'
import { unitName, unitPath } from './unit-name.tsx'

export interface AskNowProps {
  answer: CustodianAnswer
  functions: FunctionWord[]
  /** Heading of its own; without it the caller says one. */
  heading?: boolean
}

/** "Whom do I ask now?": the areas in which the land lies, and in each the bodies that answer, with their seats. */
export function AskNow({ answer, functions, heading = true }: AskNowProps): VNode {
  const { t, href, language } = useView()
  const { unit, on, at, territory, custodians, decisions } = answer
  const names = functionNames(functions, language)
  const elsewhere = custodians.filter((one) => !territory.some((area) => area.id === one.areaId))
  const cards = [
    ...territory.map((area) => areaCard(area, custodians.filter((one) => one.areaId === area.id))),
    ...bodyCards(elsewhere)
  ]
  return (
    <section class="haicap-ask-now" aria-labelledby={heading ? 'ask-now' : undefined}>
      {heading && (
        <h2 class="govuk-heading-m" id="ask-now">
          {t('organization.page.now.title')}
        </h2>
      )}
      <p class="govuk-body">
        {t(territory.length > 1 ? 'organization.page.now.several' : 'organization.page.now.one', { unit: unitName(unit, language) })}
      </p>
      <CardList items={cards} empty={t('organization.page.now.nobody')} />
      <p class="govuk-body">
        {decisions.length > 0 && (
          <>
            {t('organization.page.now.by')}{' '}
            {decisions.map((decision, index) => (
              <>
                {index > 0 && '; '}
                <DecisionLink id={decision.id} number={decision.number} />
              </>
            ))}
            {'. '}
          </>
        )}
        <a class="govuk-link" href={href('/custodian', { unit: unit.id, on, at })}>
          {t('organization.page.now.details')}
        </a>
      </p>
    </section>
  )

  function areaCard(area: TerritoryToday, bodies: CustodianFound[]): Card {
    return {
      title: unitName(area, language),
      href: href(unitPath(area), { at }),
      meta: (
        <>
          <span class="haicap-code">{area.code}</span>{' '}
          {area.extent === 'part' && territory.length > 1 && answer.unit.level === area.level && (
            <Tag tone="gold">{t('organization.page.extent.part')}</Tag>
          )}
        </>
      ),
      children: (
        <>
          {area.seat && <p class="govuk-body-s">{t('organization.page.now.seat', { seat: area.seat })}</p>}
          <Bodies custodians={bodies} names={names} at={at} seat={area.seat} />
        </>
      )
    }
  }

  function bodyCards(bodies: CustodianFound[]): Card[] {
    return [...Map.groupBy(bodies, (one) => one.custodianId).values()].flatMap((rows) => {
      const [first] = rows
      if (!first) return []
      return [{
        title: first.custodianName,
        href: href(`/organizations/${first.custodianId}`, { at }),
        children: (
          <>
            {first.seat && <p class="govuk-body-s">{t('organization.page.now.seat', { seat: first.seat })}</p>}
            <p class="govuk-body-s">{names(rows.map((row) => row.functionCode))}</p>
          </>
        )
      }]
    })
  }
}

function Bodies(props: { custodians: CustodianFound[]; names: FunctionNames; at: string; seat: string | null }): VNode | null {
  const { custodians, names, at, seat } = props
  const { t } = useView()
  const bodies = [...Map.groupBy(custodians, (one) => one.custodianId).values()]
  if (!bodies.length) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {bodies.map((rows) => {
        const [first] = rows
        if (!first) return null
        const codes = rows.map((row) => row.functionCode)
        return (
          <li>
            <Link to={`/organizations/${first.custodianId}`} params={{ at }}>
              {first.custodianName}
            </Link>
            {first.since && (
              <>
                {', '}
                {t('organization.page.now.since')} <DayText day={first.since} />
              </>
            )}
            {!codes.includes('all') && <span class="haicap-muted">: {names(codes)}</span>}
            {first.seat && first.seat !== seat && <span class="haicap-muted"> ({first.seat})</span>}
          </li>
        )
      })}
    </ul>
  )
}
