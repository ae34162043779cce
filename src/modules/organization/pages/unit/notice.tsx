import type { VNode } from 'preact'
import { formatDay } from '../../../../platform/i18n/index.ts'
import { DayText, InsetText, PageHeading, Table, useView } from '../../../../ui/index.ts'
import type { Decision } from '../../store/decisions.ts'
import type { TerritoryToday } from '../../store/follow-territory.ts'
import { DecisionLink } from '../shared/decision-link.tsx'
import { CounterLink } from '../shared/now-cards.tsx'
import { lastDay } from '../shared/unit-facts.ts'
import { UnitLink, unitName, unitNameInText } from '../shared/unit-name.tsx'
import { NoticeWork } from './notice-work.tsx'
import type { Notice } from './read-notice.ts'

/** The notice of succession for the public: what ended, what follows, who answers for which field, where. Made to be printed. */
export function NoticePage({ notice }: { notice: Notice }): VNode {
  const { t, language, today } = useView()
  const { unit, answer, predecessors } = notice
  const name = unitName(unit, language)
  return (
    <article class="haicap-notice">
      <PageHeading caption={t('organization.page.notice.caption')}>
        {t('organization.page.notice.title', { unit: unitNameInText(unit, language) })}
      </PageHeading>
      {answer ? (
        <Ended notice={notice} />
      ) : predecessors.length > 0 ? (
        <Follows notice={notice} />
      ) : (
        <Nothing name={name} />
      )}
      {(answer || predecessors.length > 0) && (
        <>
          <NoticeWork rows={answer ? answer.custodians : notice.takenOver} notice={notice} />
          <Rights />
          <Basis decisions={[...notice.decisions.values()]} />
        </>
      )}
      <p class="govuk-body-s haicap-muted">
        {t('organization.page.notice.made', { day: formatDay(today, language) })}
      </p>
    </article>
  )
}

function Ended({ notice: { unit, answer, decisions } }: { notice: Notice }): VNode {
  const { t, language } = useView()
  const last = lastDay(unit)
  return (
    <>
      <h2 class="govuk-heading-m">{t('organization.page.notice.ended')}</h2>
      <p class="govuk-body">
        {t('organization.page.notice.ended_text', {
          unit: unitName(unit, language),
          code: unit.code,
          day: last ? formatDay(last, language) : ''
        })}
        {unit.endedBy && (
          <>
            {' '}
            (
            <DecisionLink
              id={unit.endedBy}
              number={decisions.get(unit.endedBy)?.number}
              clause={unit.endedClause}
            />
            )
          </>
        )}
        .
      </p>
      {answer && answer.territory.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('organization.page.notice.follows')}</h2>
          <Table
            caption={t('organization.page.notice.territory')}
            columns={[
              {
                heading: t('organization.page.column.name'),
                cell: (area) => <UnitLink unit={area} day={answer.at} />,
                rowHeader: true
              },
              { heading: t('organization.page.column.code'), cell: (area) => area.code, nowrap: true },
              {
                heading: t('organization.page.column.extent'),
                cell: (area) => t(`organization.page.extent.${area.extent}`)
              },
              {
                heading: t('organization.page.column.seat'),
                cell: (area) => area.seat ?? t('organization.page.unknown')
              },
              ...(answer.counters.length
                ? [
                    {
                      heading: t('organization.page.now.go_where'),
                      cell: ({ id }: TerritoryToday) => {
                        const counter = answer.counters.find(({ areaId }) => areaId === id)
                        return counter && <CounterLink counter={counter} at={answer.at} />
                      }
                    }
                  ]
                : [])
            ]}
            rows={answer.territory}
          />
        </>
      )}
    </>
  )
}

function Follows({ notice: { unit, predecessors, decisions } }: { notice: Notice }): VNode {
  const { t, language } = useView()
  const rows = [
    ...new Map(predecessors.map((step) => [`${step.predecessorId} ${step.onDate}`, step])).values()
  ]
  return (
    <>
      <h2 class="govuk-heading-m">{t('organization.page.notice.new')}</h2>
      <p class="govuk-body">
        {t('organization.page.notice.new_text', { unit: unitName(unit, language), code: unit.code })}{' '}
        {unit.seat && t('organization.page.now.seat', { seat: unit.seat })}
      </p>
      <Table
        caption={t('organization.page.notice.predecessors')}
        columns={[
          {
            heading: t('organization.page.column.name'),
            rowHeader: true,
            cell: ({ type, predecessorName: name, predecessorKindName: kindName }) =>
              unitName({ type, name, kindName }, language)
          },
          { heading: t('organization.page.column.code'), cell: (step) => step.predecessorCode, nowrap: true },
          {
            heading: t('organization.page.column.extent'),
            cell: (step) => t(`organization.page.extent.${step.extent}`)
          },
          {
            heading: t('organization.page.column.since'),
            cell: (step) => <DayText day={step.onDate} />,
            nowrap: true
          },
          {
            heading: t('organization.page.column.basis'),
            cell: (step) => (
              <DecisionLink
                id={step.decisionId}
                number={decisions.get(step.decisionId)?.number}
                clause={step.clause}
              />
            )
          }
        ]}
        rows={rows}
      />
    </>
  )
}

function Rights(): VNode {
  const { t } = useView()
  return (
    <>
      <h2 class="govuk-heading-m">{t('organization.page.notice.rights')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('organization.page.notice.right_papers')}</li>
        <li>{t('organization.page.notice.right_cases')}</li>
        <li>{t('organization.page.notice.right_names')}</li>
      </ul>
    </>
  )
}

function Basis({ decisions }: { decisions: Decision[] }): VNode {
  const { t, language } = useView()
  return (
    <>
      <h2 class="govuk-heading-m">{t('organization.page.notice.basis')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {decisions.map((decision) => (
          <li>
            <DecisionLink id={decision.id} number={decision.number} />
            {decision.issuedOn ? ` (${formatDay(decision.issuedOn, language)})` : ''}
            {decision.issuer ? `, ${decision.issuer}` : ''}
            {decision.title ? `: ${decision.title}` : ''}
          </li>
        ))}
      </ul>
    </>
  )
}

function Nothing({ name }: { name: string }): VNode {
  const { t } = useView()
  return <InsetText>{t('organization.page.notice.nothing', { unit: name })}</InsetText>
}
