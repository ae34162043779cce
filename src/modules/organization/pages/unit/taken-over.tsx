import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { type Column, DayText, Details, Link, Table, useView } from '../../../../ui/index.ts'
import type { Custodian } from '../../store/custody.ts'
import { DecisionLink } from '../shared/decision-link.tsx'
import { functionNames } from '../shared/functions.ts'
import type { UnitOnPage } from './read-unit.ts'

/** More lines than this are opened on demand. */
const manyLines = 12

/** Whose work a unit carries on: one line for each origin, with the fields and places of it. */
export function TakenOver({ page }: { page: UnitOnPage }): VNode {
  const { t, language } = useView()
  const names = functionNames(page.functions, language)
  const lines = [...Map.groupBy(page.takenOver, (row) => `${row.originId} ${row.custodianId} ${row.since}`).values()]
  const first = (line: Custodian[]) => line[0] as Custodian
  const places = (line: Custodian[]) => [...new Set(line.map((row) => row.placeName ?? t('organization.page.everywhere')))].join('; ')
  const columns: Column<Custodian[]>[] = [
    {
      heading: t('organization.page.column.origin'),
      rowHeader: true,
      cell: (line) => {
        const { originId, originName, since } = first(line)
        return (
          <Link to={`/organizations/${originId}`} params={since ? { at: dayBefore(since) } : {}}>
            {originName}
          </Link>
        )
      }
    },
    ...(page.type === 'area'
      ? [{
          heading: t('organization.page.column.custodian'),
          cell: (line: Custodian[]) => <Link to={`/organizations/${first(line).custodianId}`}>{first(line).custodianName}</Link>
        }]
      : []),
    { heading: t('organization.page.column.functions'), cell: (line) => names(line.map((row) => row.functionCode)) },
    { heading: t('organization.page.column.place'), cell: places },
    { heading: t('organization.page.column.since'), cell: (line) => <DayText day={first(line).since} />, nowrap: true },
    {
      heading: t('organization.page.column.basis'),
      cell: (line) => {
        const { decisionId, decisionNumber, clause } = first(line)
        return decisionId && <DecisionLink id={decisionId} number={decisionNumber ?? undefined} clause={clause} />
      }
    }
  ]
  const caption = t('organization.page.taken.count', { count: lines.length })
  const table = <Table caption={caption} columns={columns} rows={lines} />
  return (
    <section aria-labelledby="taken">
      <h2 class="govuk-heading-m" id="taken">
        {t('organization.page.taken.title')}
      </h2>
      {lines.length > manyLines ? <Details summary={caption}>{table}</Details> : table}
    </section>
  )
}
