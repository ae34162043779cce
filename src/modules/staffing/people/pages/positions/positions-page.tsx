import type { VNode } from 'preact'
import {
  Button,
  type Column,
  FilterForm,
  Link,
  PageHeading,
  Select,
  Table,
  Tag,
  useView
} from '../../../../../ui/index.ts'
import type { Position } from '../../store-positions.ts'
import { groups } from '../../words.ts'
import { Span } from '../shared/words.tsx'
import type { PositionQuery } from './routes.tsx'

/** Positions that the law knows on the day, each with its ladder of ranks and where it comes from. */
export function PositionsPage({ query, positions }: { query: PositionQuery; positions: Position[] }): VNode {
  const { t } = useView()
  const byGroup = Map.groupBy(positions, ({ group }) => group)
  return (
    <>
      <PageHeading lead={t('people.positions.lead')}>{t('people.positions.title')}</PageHeading>
      <Filter query={query} />
      {positions.length === 0 && <p class="govuk-body">{t('people.positions.empty')}</p>}
      {groups.map((group) => {
        const rows = byGroup.get(group)
        return rows && <Catalogue caption={t(`people.group.${group}`)} rows={rows} />
      })}
    </>
  )
}

function Filter({ query }: { query: PositionQuery }): VNode {
  const { t } = useView()
  const levels = ['province', 'district', 'commune'] as const
  return (
    <FilterForm label={t('people.search.filter')} fields={['group', 'level']}>
      <Select
        name="group"
        label={t('people.column.group')}
        blank={t('people.page.all')}
        value={query.group}
        options={groups.map((group) => ({ value: group, text: t(`people.group.${group}`) }))}
      />
      <Select
        name="level"
        label={t('people.column.level')}
        blank={t('people.page.all')}
        value={query.level}
        options={levels.map((level) => ({ value: level, text: t(`people.level.${level}`) }))}
      />
      <Button kind="secondary">{t('people.search.submit')}</Button>
    </FilterForm>
  )
}

function Catalogue({ caption, rows }: { caption: string; rows: Position[] }): VNode {
  const { t, language } = useView()
  const columns: Column<Position>[] = [
    {
      heading: t('people.field.position'),
      rowHeader: true,
      cell: ({ code, title, lead }) => (
        <>
          <Link to="/staff/people" params={{ position: code }}>
            {title[language]}
          </Link>{' '}
          {lead && <Tag tone="indigo">{t(`people.lead.${lead}`)}</Tag>}
        </>
      )
    },
    {
      heading: t('people.column.code'),
      cell: ({ code }) => <span class="haicap-code">{code}</span>,
      nowrap: true
    },
    {
      heading: t('people.column.level'),
      cell: ({ level }) => t(level ? `people.level.${level}` : 'people.level.any')
    },
    {
      heading: t('people.column.pot'),
      cell: ({ pot }) => t(pot ? `people.pot.${pot}` : 'people.pot.none')
    },
    {
      heading: t('people.column.ladder'),
      cell: ({ ranks }) => ranks.map(({ name }) => name[language]).join(' → ') || '–'
    },
    {
      heading: t('people.column.source'),
      cell: ({ source, start, end }) => (
        <>
          {source} <Span start={start} end={end} />
        </>
      )
    }
  ]
  return <Table caption={caption} captionSize="m" columns={columns} rows={rows} />
}
