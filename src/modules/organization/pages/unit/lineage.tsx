import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { formatPercent } from '../../../../platform/i18n/index.ts'
import { type Column, DayText, Link, Table, Tag, useView } from '../../../../ui/index.ts'
import type { Succession } from '../../store/successions.ts'
import { DecisionLink } from '../shared/decision-link.tsx'
import { FieldList } from '../shared/field-list.tsx'
import { functionNames } from '../shared/functions.ts'
import { unitName, unitPath } from '../shared/unit-name.tsx'
import type { UnitOnPage } from './read-unit.ts'

/** Whom a unit followed, and who followed it. */
export function Lineage({ page }: { page: UnitOnPage }): VNode {
  const { t } = useView()
  return (
    <section aria-labelledby="lineage">
      <h2 class="govuk-heading-m" id="lineage">
        {t('organization.page.lineage.title')}
      </h2>
      {page.predecessors.length > 0 && <Steps page={page} steps={page.predecessors} side="predecessor" />}
      {page.successors.length > 0 && <Steps page={page} steps={page.successors} side="successor" />}
      {page.predecessors.length + page.successors.length === 0 && (
        <p class="govuk-body haicap-muted">{t('organization.page.lineage.none')}</p>
      )}
    </section>
  )
}

type Side = 'predecessor' | 'successor'

/** Several fields and places from one unit to one other are one line. */
function Steps({ page, steps, side }: { page: UnitOnPage; steps: Succession[]; side: Side }): VNode {
  const { t, language } = useView()
  const lines = [
    ...Map.groupBy(steps, (step) => `${step[`${side}Id`]} ${step.onDate} ${step.extent}`).values()
  ]
  const first = (line: Succession[]) => line[0] as Succession
  const names = functionNames(page.functions, language)
  const columns: Column<Succession[]>[] = [
    {
      heading: t('organization.page.column.name'),
      rowHeader: true,
      cell: (line) => <StepLink step={first(line)} side={side} />
    },
    {
      heading: t('organization.page.column.code'),
      cell: (line) => <span class="haicap-code">{first(line)[`${side}Code`]}</span>,
      nowrap: true
    },
    { heading: t('organization.page.column.extent'), cell: (line) => <Extent step={first(line)} /> },
    ...(page.type === 'organization'
      ? [
          {
            heading: t('organization.page.column.functions'),
            cell: (line: Succession[]) => (
              <FieldList codes={line.map((step) => step.functionCode)} names={names} />
            )
          }
        ]
      : []),
    {
      heading: t('organization.page.column.since'),
      cell: (line) => <DayText day={first(line).onDate} />,
      nowrap: true
    },
    {
      heading: t('organization.page.column.basis'),
      cell: (line) => {
        const { decisionId, clause } = first(line)
        return (
          <DecisionLink id={decisionId} number={page.decisions.get(decisionId)?.number} clause={clause} />
        )
      }
    }
  ]
  return (
    <Table
      caption={t(
        side === 'predecessor'
          ? 'organization.page.lineage.predecessors'
          : 'organization.page.lineage.successors'
      )}
      columns={columns}
      rows={lines}
    />
  )
}

/** The other unit on a day on which it exists. */
function StepLink({ step, side }: { step: Succession; side: Side }): VNode {
  const day = side === 'predecessor' ? dayBefore(step.onDate) : step.onDate
  const { language } = useView()
  const unit = { type: step.type, name: step[`${side}Name`], kindName: step[`${side}KindName`] }
  return (
    <Link to={unitPath({ type: step.type, id: step[`${side}Id`] })} params={{ at: day }}>
      {unitName(unit, language)}
    </Link>
  )
}

/** Whole or part, with the shares that are known. */
function Extent({ step }: { step: Succession }): VNode {
  const { t, language } = useView()
  if (step.extent === 'whole') return <>{t('organization.page.extent.whole')}</>
  const share = (value: number | null) =>
    value === null ? t('organization.page.unknown') : formatPercent(value * 100, language)
  return (
    <>
      <Tag tone="gold">{t('organization.page.extent.part')}</Tag>
      {step.type === 'area' && (
        <span class="haicap-muted">
          {' '}
          {t('organization.page.extent.shares', {
            area: share(step.shareArea),
            population: share(step.sharePopulation)
          })}
        </span>
      )}
    </>
  )
}
