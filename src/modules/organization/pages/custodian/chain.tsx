import type { VNode } from 'preact'
import { type Column, DayText, Link, Table, Tag, useView } from '../../../../ui/index.ts'
import type { CustodianAnswer, CustodianFound } from '../../custodian.ts'
import type { FunctionWord } from '../../store/words.ts'
import { DecisionLink } from '../shared/decision-link.tsx'
import { functionNames } from '../shared/functions.ts'

/** Who answers, field by field, with every step and decision that led there. */
export function Chain({ answer, functions }: { answer: CustodianAnswer; functions: FunctionWord[] }): VNode {
  const { t, language } = useView()
  const names = functionNames(functions, language)
  const lines = [...Map.groupBy(answer.custodians, (one) => `${one.originId} ${one.custodianId} ${one.placeId} ${one.extent}`).values()]
  type Line = CustodianFound[]
  const first = (line: Line) => line[0] as CustodianFound
  const columns: Column<Line>[] = [
    {
      heading: t('organization.page.column.origin'),
      rowHeader: true,
      cell: (line) => <Link to={`/organizations/${first(line).originId}`} params={{ at: answer.on }}>{first(line).originName}</Link>
    },
    { heading: t('organization.page.column.functions'), cell: (line) => names(line.map((one) => one.functionCode)) },
    { heading: t('organization.page.column.place'), cell: (line) => first(line).placeName ?? t('organization.page.everywhere') },
    {
      heading: t('organization.page.column.custodian'),
      cell: (line) => (
        <>
          <Link to={`/organizations/${first(line).custodianId}`} params={{ at: answer.at }}>
            {first(line).custodianName}
          </Link>{' '}
          {first(line).extent === 'part' && <Tag tone="gold">{t('organization.page.extent.part')}</Tag>}
        </>
      )
    },
    { heading: t('organization.page.custodian.steps'), cell: (line) => <Steps custodian={first(line)} /> }
  ]
  return <Table caption={t('organization.page.custodian.chain')} columns={columns} rows={lines} empty={t('organization.page.now.nobody')} />
}

function Steps({ custodian }: { custodian: CustodianFound }): VNode {
  const { t } = useView()
  if (!custodian.since) return <>{t('organization.page.custodian.itself')}</>
  // Fields and places go the same way by the same decision: said once.
  const steps = [...new Map(custodian.steps.map((step) => [`${step.onDate} ${step.decisionId} ${step.successorId}`, step])).values()]
  return (
    <ol class="govuk-list">
      {steps.map((step) => (
        <li>
          <DayText day={step.onDate} />: {step.successorName} (<DecisionLink id={step.decisionId} number={step.decisionNumber} clause={step.clause} />)
        </li>
      ))}
    </ol>
  )
}
