import type { VNode } from 'preact'
import { dayBefore } from '../../../platform/day.ts'
import { formatDay } from '../../../platform/i18n/index.ts'
import { type Column, DayText, PageHeading, SummaryList, Table, useView } from '../../../ui/index.ts'
import type { Operation } from '../plan-format/types.ts'
import type { Plan } from '../store/plans.ts'
import { FromSide, IntoSide } from './operation-sides.tsx'
import { StateTag } from './plan-list.tsx'
import { stateOf } from './plan-state.ts'
import type { Speech } from './unit-words.tsx'

/** The whole plan on one page, for paper. */
export function PrintPage({ plan, speech }: { plan: Plan; speech: Speech }): VNode {
  const { t, language, today } = useView()
  const { decision } = plan
  const before = dayBefore(plan.effectiveOn)
  const columns: Column<Operation>[] = [
    {
      heading: t('changeover.page.operation.clause'),
      cell: ({ clause, id }) => clause || t('changeover.page.operation.number', { id }),
      rowHeader: true
    },
    { heading: t('changeover.page.operation.act'), cell: ({ act }) => t(`changeover.page.act.${act}`) },
    {
      heading: t('changeover.page.operation.before', { day: formatDay(before, language) }),
      cell: (operation) => <FromSide operation={operation} speech={speech} before={before} />
    },
    {
      heading: t('changeover.page.operation.after', { day: formatDay(plan.effectiveOn, language) }),
      cell: (operation) => (
        <IntoSide operation={operation} operations={plan.operations} speech={speech} before={before} />
      )
    }
  ]
  return (
    <>
      <PageHeading caption={t('changeover.page.plan.caption')}>{plan.title}</PageHeading>
      <SummaryList
        rows={[
          { key: t('changeover.page.facts.state'), value: <StateTag state={stateOf(plan, today)} /> },
          {
            key: t('changeover.page.facts.decision'),
            value: [decision.number, decision.issuer, decision.title].filter(Boolean).join(', ')
          },
          {
            key: t('changeover.page.facts.issued_on'),
            value: decision.issuedOn ? <DayText day={decision.issuedOn} /> : ''
          },
          { key: t('changeover.page.facts.effective_on'), value: <DayText day={plan.effectiveOn} /> }
        ]}
      />
      {(['area', 'organization'] as const).map((unit) => {
        const rows = plan.operations.filter((operation) => operation.unit === unit)
        return (
          rows.length > 0 && (
            <Table
              caption={t(`changeover.page.print.${unit}`)}
              captionSize="m"
              columns={columns}
              rows={rows}
            />
          )
        )
      })}
    </>
  )
}
