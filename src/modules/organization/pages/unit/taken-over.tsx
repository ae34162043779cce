import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { type Column, DayText, Details, Link, Table, useView } from '../../../../ui/index.ts'
import { DecisionLink } from '../shared/decision-link.tsx'
import { FieldList } from '../shared/field-list.tsx'
import { functionNames } from '../shared/functions.ts'
import { type WorkLine, workLines } from '../shared/work-lines.ts'
import type { UnitOnPage } from './read-unit.ts'

/** More lines than this are opened on demand. */
const manyLines = 12

/** Whose work a unit carries on, in which fields and places, and by which decision. */
export function TakenOver({ page }: { page: UnitOnPage }): VNode {
  const { t, language } = useView()
  const names = functionNames(page.functions, language)
  const lines = workLines(page.takenOver)
  const columns: Column<WorkLine>[] = [
    {
      heading: t('organization.page.column.origin'),
      rowHeader: true,
      cell: (line) => <Origins line={line} />
    },
    ...(page.type === 'area'
      ? [
          {
            heading: t('organization.page.column.custodian'),
            cell: ({ custodian }: WorkLine) => (
              <Link to={`/organizations/${custodian.id}`}>{custodian.name}</Link>
            )
          }
        ]
      : []),
    {
      heading: t('organization.page.column.functions'),
      cell: ({ codes }) => <FieldList codes={codes} names={names} />
    },
    {
      heading: t('organization.page.column.place'),
      cell: ({ places }) => places.join('; ') || t('organization.page.everywhere')
    },
    {
      heading: t('organization.page.column.since'),
      cell: ({ since }) => <DayText day={since} />,
      nowrap: true
    },
    {
      heading: t('organization.page.column.basis'),
      cell: ({ decision }) =>
        decision && (
          <DecisionLink id={decision.id} number={decision.number ?? undefined} clause={decision.clause} />
        )
    }
  ]
  const origins = new Set(page.takenOver.map((row) => row.originId)).size
  const caption = t('organization.page.taken.count', { count: origins })
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

/** The bodies of before, each on its last day. */
function Origins({ line: { origins, since } }: { line: WorkLine }): VNode {
  return (
    <ul class="govuk-list">
      {origins.map(({ id, name }) => (
        <li>
          <Link to={`/organizations/${id}`} params={since ? { at: dayBefore(since) } : {}}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
