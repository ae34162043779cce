import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/i18n/index.ts'
import type { SetRow, SqlSet } from '../../../platform/sets/index.ts'
import {
  Button,
  type Column,
  DayText,
  FigureCard,
  FigureGrid,
  PageHeading,
  type PageView,
  Table,
  Tag,
  useView
} from '../../../ui/index.ts'
import type { Figure } from '../figures.ts'
import { unitText, valueText } from './figure-text.ts'
import { Pages, pageOf } from './paging.tsx'
import { RecordLink } from './record-link.tsx'

interface FigurePageProps {
  figure: Figure
  set: SqlSet
  records: SetRow[]
  page: number
}

/** A figure and the records that it counts. */
export function FigurePage({ figure, set, records, page }: FigurePageProps): VNode {
  const view = useView()
  const { t, href } = view
  const shown = pageOf(records, page)
  return (
    <>
      <PageHeading
        caption={t('reports.figure.caption')}
        lead={t(set.explanationKey)}
        actions={
          <Button href={href(`/figures/${figure.id}/records.csv`)} kind="secondary" small>
            {t('reports.figure.csv')}
          </Button>
        }
      >
        {t(set.nameKey)}
      </PageHeading>
      <FigureGrid>
        <FigureCard
          label={
            <>
              {t('reports.figure.as_of')} <DayText day={figure.at} />
            </>
          }
          value={valueText(figure, view)}
          unit={unitText(figure, view)}
          numerator={figure.numerator}
          denominator={figure.denominator}
          note={
            figure.since && (
              <>
                {t('reports.figures.since')} <DayText day={figure.since} />
              </>
            )
          }
        />
      </FigureGrid>
      {set.kind === 'net' && <p class="govuk-body">{t('reports.figure.signs')}</p>}
      <Table
        caption={t('reports.figure.records', { count: records.length })}
        captionSize="m"
        columns={columnsOf(figure, set, records, view)}
        rows={shown.rows}
        empty={t('reports.figure.no_records')}
      />
      <Pages total={records.length} page={shown.page} />
    </>
  )
}

function columnsOf({ since }: Figure, set: SqlSet, records: SetRow[], view: PageView): Column<SetRow>[] {
  const { t, language } = view
  // What a reduction counts is gone on the day itself: it is shown on the day that it was counted from.
  const dayOf = (row: SetRow) => (set.kind === 'net' && Number(row.weight) > 0 ? since : undefined)
  const columns: (Column<SetRow> | false)[] = [
    set.kind === 'net' && {
      heading: t('reports.column.change'),
      cell: (row) => <Sign row={row} />,
      nowrap: true
    },
    set.kind === 'ratio' && {
      heading: t('reports.column.counted'),
      cell: (row) => <Counted row={row} />,
      nowrap: true
    },
    records.some(({ code }) => code !== undefined) && {
      heading: t('reports.column.code'),
      cell: ({ code }) => code,
      nowrap: true
    },
    {
      heading: t('reports.column.name'),
      rowHeader: true,
      cell: (row) => <RecordLink row={row} day={dayOf(row)} />
    },
    set.kind === 'sum' && {
      heading: t('reports.column.amount'),
      cell: ({ weight }) => formatNumber(Number(weight), language),
      numeric: true
    }
  ]
  return columns.filter((column) => column !== false)
}

/** Whether a net figure counts the record for (+1) or against (-1). */
function Sign({ row }: { row: SetRow }): VNode {
  const weight = Number(row.weight)
  return <Tag tone={weight > 0 ? 'grey' : 'green'}>{weight > 0 ? `+${weight}` : `−${-weight}`}</Tag>
}

function Counted({ row }: { row: SetRow }): VNode {
  const { t } = useView()
  return (
    <Tag tone={row.counted ? 'green' : 'red'}>
      {row.counted ? t('reports.figure.counted') : t('reports.figure.not_counted')}
    </Tag>
  )
}
