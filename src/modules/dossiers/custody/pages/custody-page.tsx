import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import { FigureCard, FigureGrid, InsetText, Link, Table, useView } from '../../../../ui/index.ts'
import { type BodySums, type ProcedureSums, sumsByBody, sumsByProcedure, sumsOf } from '../summary.ts'
import { LeftOpenList, type ListProps } from './left-open-list.tsx'
import type { CustodyPage as Props } from './read-page.ts'
import { Rests } from './rests-table.tsx'

/** Where the open dossiers go on the day of a plan, and those that a split leaves open. */
export function CustodyPage(props: Props & Pick<ListProps, 'filter' | 'form'>): VNode {
  const { custody, plan, own, list } = props
  const { t, language } = useView()
  const { groups } = custody
  const sums = sumsOf(groups)
  const shown = props.filter.body ? groups.filter(({ originId }) => originId === props.filter.body) : groups
  const number = (value: number) => formatNumber(value, language)
  return (
    <>
      <p class="govuk-body">{t('custody.page.lead', { day: plan.effectiveOn })}</p>
      <FigureGrid>
        {(['open', 'followed', 'assigned', 'unassigned'] as const).map((what) => (
          <FigureCard label={t(`custody.count.${what}`)} value={number(sums[what])} />
        ))}
      </FigureGrid>
      {plan.enactment && <InsetText>{t('custody.page.enacted')}</InsetText>}
      {!groups.length && <p class="govuk-body">{t('custody.page.none')}</p>}
      {sums.unassigned > 0 && own.size === 0 && <InsetText>{t('custody.page.not_yours')}</InsetText>}
      {own.size > 0 && sums.assigned + sums.unassigned > 0 && <LeftOpenList {...props} />}
      {props.rests.length > 0 && <Rests {...props} />}
      {groups.length > 0 && <ByBody {...props} />}
      {groups.length > 0 && (
        <Table<ProcedureSums>
          caption={t(
            list.total && props.filter.body ? 'custody.page.by_procedure_there' : 'custody.page.by_procedure'
          )}
          captionSize="m"
          columns={[
            { heading: t('custody.column.field'), cell: ({ fieldName }) => fieldName },
            { heading: t('custody.column.procedure'), rowHeader: true, cell: ({ procedure }) => procedure },
            ...counts(t, number)
          ]}
          rows={sumsByProcedure(shown)}
        />
      )}
    </>
  )
}

const kinds = ['open', 'followed', 'assigned', 'unassigned'] as const

const counts = (t: ReturnType<typeof useView>['t'], number: (value: number) => string) =>
  kinds.map((what) => ({
    heading: t(`custody.count.${what}`),
    numeric: true,
    cell: (row: Record<(typeof kinds)[number], number>) => number(row[what])
  }))

function ByBody({ custody, plan }: Props): VNode {
  const { t, language } = useView()
  const { named, coded } = custody.bodies
  const rows = sumsByBody(custody.groups, (code) => coded(code)?.id)
  const total = sumsOf(custody.groups)
  const number = (value: number) => formatNumber(value, language)
  return (
    <Table<BodySums>
      caption={t('custody.page.by_body')}
      captionSize="m"
      columns={[
        {
          heading: t('custody.column.from'),
          rowHeader: true,
          cell: ({ bodyId, assigned, unassigned }) =>
            assigned + unassigned ? (
              <Link to={`/plans/${plan.id}/dossiers`} params={{ body: bodyId }}>
                {named(bodyId).name}
              </Link>
            ) : (
              named(bodyId).name
            )
        },
        ...counts(t, number),
        {
          heading: t('custody.column.goes'),
          cell: ({ goes }) =>
            goes.length
              ? goes.map(({ bodyId, count }) => (
                  <div>{t('custody.page.goes', { body: named(bodyId).name, count })}</div>
                ))
              : '–'
        }
      ]}
      rows={rows}
      footer={[t('custody.page.total'), ...kinds.map((what) => number(total[what])), '']}
    />
  )
}
