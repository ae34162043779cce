import type { VNode } from 'preact'
import { formatDay, formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  type Column,
  FilterForm,
  Input,
  Link,
  PageHeading,
  Select,
  ShareBar,
  Table,
  Tabs,
  Tag,
  useView
} from '../../../../ui/index.ts'
import { pots } from '../quota.ts'
import type { QuotaRow } from '../store-standing.ts'
import type { InTree } from '../tree.ts'
import { type ListQuery, type QuotaList, shows } from './read-list.ts'

export interface ListProps extends QuotaList {
  query: ListQuery
  mayGiveToProvince: boolean
}

/** Who was assigned how much, by whom, and how much of it is filled. */
export function ListPage(props: ListProps): VNode {
  const { t, here, href, language } = useView()
  const { query, day, rows, deeper } = props
  return (
    <>
      <PageHeading
        lead={t('quotas.list.lead')}
        actions={
          <Link to="/quotas.csv" params={{ ...query }} download>
            {t('organization.page.csv')}
          </Link>
        }
      >
        {t('quotas.list.title')}
      </PageHeading>
      <Tabs
        label={t('quotas.pot.label')}
        items={pots.map((pot) => ({
          href: here({ pot }),
          text: t(`quotas.pot.${pot}`),
          current: pot === query.pot
        }))}
      />
      <Filters {...props} />
      {props.mayGiveToProvince && (
        <ButtonGroup>
          <Button href={href('/quotas/province', { pot: query.pot })} kind="secondary">
            {t('quotas.assign.province')}
          </Button>
        </ButtonGroup>
      )}
      <Table
        caption={t('quotas.list.count', { count: rows.length, day: formatDay(day, language) })}
        columns={columns()}
        rows={rows}
        tone={(row) => (row.exists ? undefined : 'ended')}
        empty={t('quotas.list.empty')}
      />
      {deeper > 0 && (
        <p class="govuk-body">
          <Link to={here({ levels: 'all' })}>{t('quotas.list.all_levels', { count: deeper })}</Link>
        </p>
      )}
    </>
  )

  function columns(): Column<InTree<QuotaRow>>[] {
    const number = (value: number) => formatNumber(value, language)
    return [
      { heading: t('quotas.column.body'), rowHeader: true, cell: (row) => <Body row={row} /> },
      {
        heading: t('quotas.column.filled'),
        cell: (row) => <ShareBar part={row.filled} whole={row.assigned} />
      },
      { heading: t('quotas.column.free'), numeric: true, cell: (row) => number(row.free) },
      { heading: t('quotas.column.vacant'), numeric: true, cell: (row) => number(row.vacant) },
      {
        heading: t('quotas.column.given_on'),
        cell: (row) => <ShareBar part={row.givenOn} whole={row.assigned} />
      }
    ]
  }
}

function Body({ row }: { row: InTree<QuotaRow> }): VNode {
  const { t } = useView()
  return (
    <span class={`haicap-table__level-${Math.min(row.depth, 4)}`}>
      {row.depth > 0 && <span aria-hidden="true">└ </span>}
      <Link to={`/quotas/${row.organizationId}`}>{row.organizationName}</Link>
      {row.depth > 0 && (
        <span class="govuk-visually-hidden"> {t('quotas.list.from', { body: row.grantorName ?? '' })}</span>
      )}{' '}
      {!row.exists && <Tag tone="grey">{t('quotas.list.ended')}</Tag>}{' '}
      {row.demonstration && <Tag tone="gold">{t('organization.page.demonstration')}</Tag>}
    </span>
  )
}

function Filters({ query, years, day }: ListProps): VNode {
  const { t } = useView()
  const all = [...new Set([Number(day.slice(0, 4)), ...years])].sort((one, other) => other - one)
  return (
    <FilterForm label={t('quotas.list.filter')} fields={['q', 'year', 'show']}>
      <Input name="q" label={t('quotas.list.q')} value={query.q} width={20} type="search" />
      <Select
        name="year"
        label={t('quotas.column.year')}
        value={day.slice(0, 4)}
        options={all.map((year) => ({ value: String(year), text: String(year) }))}
      />
      <Select
        name="show"
        label={t('quotas.list.show')}
        blank={t('quotas.list.show_all')}
        value={query.show}
        options={shows.map((show) => ({ value: show, text: t(`quotas.list.show_${show}`) }))}
      />
      <Button kind="secondary">{t('organization.page.list.submit')}</Button>
    </FilterForm>
  )
}
