import type { VNode } from 'preact'
import { formatNumber, formatPercent } from '../../../../platform/i18n/index.ts'
import {
  Button,
  type Column,
  DayText,
  FigureCard,
  FigureGrid,
  FilterForm,
  Input,
  Link,
  PageHeading,
  Select,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import { type State, states } from '../scheme.ts'
import type { SchemeRow } from '../store-list.ts'
import { StateTag } from './scheme-words.tsx'

export interface ListQuery {
  q?: string
  state?: State | 'none'
}

export interface ListProps {
  query: ListQuery
  rows: SchemeRow[]
  /** Of the bodies that need one, those with an approved one. */
  progress: { approved: number; needed: number }
  mayDraft: boolean
}

/** Which body has a scheme, and where it stands. */
export function ListPage({ query, rows, progress, mayDraft }: ListProps): VNode {
  const { t, href, language } = useView()
  const { approved, needed } = progress
  const share = needed ? formatPercent((100 * approved) / needed, language) : null
  return (
    <>
      <PageHeading
        lead={t('schemes.list.lead')}
        actions={mayDraft && <Button href={href('/schemes/new')}>{t('schemes.list.new')}</Button>}
      >
        {t('schemes.list.title')}
      </PageHeading>
      {needed > 0 && (
        <FigureGrid>
          <FigureCard
            label={t('schemes.list.progress')}
            value={share}
            numerator={approved}
            denominator={needed}
            href={href('/figures/schemes.approved_share')}
          />
        </FigureGrid>
      )}
      <FilterForm label={t('schemes.list.filter')} fields={['q', 'state']}>
        <Input name="q" label={t('schemes.list.q')} value={query.q} width={20} type="search" />
        <Select
          name="state"
          label={t('schemes.column.state')}
          blank={t('schemes.list.all')}
          value={query.state}
          options={(['none', ...states] as const).map((state) => ({
            value: state,
            text: t(`schemes.state.${state}`)
          }))}
        />
        <Button kind="secondary">{t('organization.page.list.submit')}</Button>
      </FilterForm>
      <Table
        caption={t('schemes.list.count', { count: rows.length })}
        columns={columns()}
        rows={rows}
        empty={t('schemes.list.empty')}
      />
    </>
  )

  function columns(): Column<SchemeRow>[] {
    return [
      { heading: t('schemes.column.body'), rowHeader: true, cell: (row) => <Name row={row} /> },
      { heading: t('schemes.column.state'), cell: (row) => <StateTag state={row.state} /> },
      { heading: t('schemes.column.since'), cell: (row) => <DayText day={row.since} />, nowrap: true },
      { heading: t('schemes.column.version'), cell: (row) => row.number, numeric: true },
      {
        heading: t('schemes.column.headcount'),
        cell: (row) => formatNumber(row.headcount, language),
        numeric: true
      },
      {
        heading: t('schemes.column.in_force'),
        cell: (row) =>
          row.inForceNumber !== null && (
            <Link to={`/schemes/${row.schemeId}`} params={{ version: row.inForceNumber }}>
              {t('schemes.version', { number: row.inForceNumber })}
            </Link>
          )
      },
      {
        heading: t('schemes.column.due'),
        cell: (row) => row.needed && !row.approved && <DayText day={row.dueOn} />
      }
    ]
  }
}

function Name({ row }: { row: SchemeRow }): VNode {
  const { t } = useView()
  const to = row.schemeId ? `/schemes/${row.schemeId}` : `/organizations/${row.organizationId}`
  return (
    <>
      <Link to={to}>{row.organizationName}</Link>{' '}
      {row.demonstration && <Tag tone="gold">{t('organization.page.demonstration')}</Tag>}
    </>
  )
}
