import type { VNode } from 'preact'
import { type Column, DayText, Link, Table, Tag, useView } from '../../../../ui/index.ts'
import type { CustodianAnswer, CustodianFound } from '../../custodian.ts'
import type { FunctionWord } from '../../store/words.ts'
import { DecisionLink } from '../shared/decision-link.tsx'
import { FieldList } from '../shared/field-list.tsx'
import { functionNames } from '../shared/functions.ts'

/** What went from one body to one other: all its fields and places. */
type Line = { rows: CustodianFound[] } & Pick<
  CustodianFound,
  'originId' | 'originName' | 'custodianId' | 'custodianName' | 'extent' | 'since'
>

/** Who answers, with every step and decision that led there. */
export function Chain({ answer, functions }: { answer: CustodianAnswer; functions: FunctionWord[] }): VNode {
  const { t, language } = useView()
  const names = functionNames(functions, language)
  const columns: Column<Line>[] = [
    {
      heading: t('organization.page.column.origin'),
      rowHeader: true,
      cell: ({ originId, originName }) => (
        <Link to={`/organizations/${originId}`} params={{ at: answer.on }}>
          {originName}
        </Link>
      )
    },
    {
      heading: t('organization.page.column.functions'),
      cell: ({ rows }) => <FieldList codes={rows.map((row) => row.functionCode)} names={names} />
    },
    {
      heading: t('organization.page.column.place'),
      cell: ({ rows }) =>
        [...new Set(rows.map((row) => row.placeName ?? t('organization.page.everywhere')))].join('; ')
    },
    {
      heading: t('organization.page.column.custodian'),
      cell: ({ custodianId, custodianName, extent }) => (
        <>
          <Link to={`/organizations/${custodianId}`} params={{ at: answer.at }}>
            {custodianName}
          </Link>{' '}
          {extent === 'part' && <Tag tone="gold">{t('organization.page.extent.part')}</Tag>}
        </>
      )
    },
    { heading: t('organization.page.custodian.steps'), cell: (line) => <Steps line={line} /> }
  ]
  return (
    <Table
      caption={t('organization.page.custodian.chain')}
      columns={columns}
      rows={linesOf(answer.custodians)}
      empty={t('organization.page.now.nobody')}
    />
  )
}

function linesOf(custodians: CustodianFound[]): Line[] {
  const groups = Map.groupBy(custodians, (one) => `${one.originId} ${one.custodianId} ${one.extent}`)
  return [...groups.values()].flatMap((rows) => (rows[0] ? [{ ...rows[0], rows }] : []))
}

function Steps({ line: { rows, since } }: { line: Line }): VNode {
  const { t } = useView()
  if (!since) return <>{t('organization.page.custodian.itself')}</>
  // Fields and places go the same way by the same decision: said once.
  const all = rows.flatMap((row) => row.steps)
  const steps = new Map(all.map((step) => [`${step.onDate} ${step.decisionId} ${step.successorId}`, step]))
  return (
    <ol class="govuk-list">
      {[...steps.values()].map((step) => (
        <li>
          <DayText day={step.onDate} />: {step.successorName} (
          <DecisionLink id={step.decisionId} number={step.decisionNumber} clause={step.clause} />)
        </li>
      ))}
    </ol>
  )
}
