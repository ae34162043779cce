import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  type Column,
  FilterForm,
  Input,
  Link,
  PageHeading,
  Pagination,
  Select,
  Table,
  Tabs,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { UnitType } from '../../change-set.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import type { UnitThen } from '../../store/units-then.ts'
import type { Kind } from '../../store/words.ts'
import { UnitLink, unitName } from '../shared/unit-name.tsx'

/** The filters, as they stand in the address. */
export interface ListQuery {
  level?: 'province' | 'district' | 'commune'
  kind?: string
  parent?: string
  area?: string
  q?: string
  after?: string
}

export interface ListProps {
  type: UnitType
  query: ListQuery
  units: UnitVersion[]
  around: UnitThen[]
  next: string | null
  kinds: Kind[]
  superiors: UnitVersion[]
}

/** Areas or bodies of the day, by name, with filters and CSV. */
export function ListPage(props: ListProps): VNode {
  const { t, here, href, language } = useView()
  const path = props.type === 'area' ? '/areas' : '/organizations'
  const { level, kind, parent, area, q } = props.query
  const total = props.next || props.query.after ? null : props.units.length
  return (
    <>
      <PageHeading
        lead={t('organization.page.list.lead')}
        actions={
          <Link to={`${path}.csv`} params={{ level, kind, parent, area, q }} download>
            {t('organization.page.csv')}
          </Link>
        }
      >
        {t('organization.page.list.title')}
      </PageHeading>
      <Tabs
        label={t('organization.page.list.title')}
        items={[
          { href: href('/areas'), text: t('organization.page.list.areas'), current: props.type === 'area' },
          {
            href: href('/organizations'),
            text: t('organization.page.list.organizations'),
            current: props.type === 'organization'
          }
        ]}
      />
      <Filters {...props} />
      <Table
        caption={
          total === null
            ? t('organization.page.list.shown', { count: props.units.length })
            : t('organization.page.list.count', { count: total })
        }
        columns={columnsOf(props)}
        rows={props.units}
        empty={t('organization.page.list.empty')}
      />
      <Pagination
        previous={props.query.after ? here({ after: null }) : null}
        next={props.next ? here({ after: props.next }) : null}
      />
    </>
  )

  function columnsOf({ type, around }: ListProps): Column<UnitVersion>[] {
    const named = (id: string | null) => {
      const unit = around.find((one) => one.id === id)
      return unit ? <UnitLink unit={unit} /> : null
    }
    const first: Column<UnitVersion>[] = [
      {
        heading: t('organization.page.column.name'),
        rowHeader: true,
        cell: (unit) => (
          <>
            <UnitLink unit={unit} />{' '}
            {unit.demonstration && <Tag tone="gold">{t('organization.page.demonstration')}</Tag>}
          </>
        )
      },
      {
        heading: t('organization.page.column.code'),
        cell: (unit) => <span class="haicap-code">{unit.code}</span>,
        nowrap: true
      }
    ]
    if (type === 'organization') {
      return [
        ...first,
        { heading: t('organization.page.column.kind'), cell: (unit) => unit.kindName[language] },
        { heading: t('organization.page.column.superior'), cell: (unit) => named(unit.parentId) },
        { heading: t('organization.page.column.area'), cell: (unit) => named(unit.areaId) }
      ]
    }
    return [
      ...first,
      { heading: t('organization.page.column.within'), cell: (unit) => named(unit.parentId) },
      {
        heading: t('organization.page.column.area_km2'),
        cell: (unit) => formatNumber(unit.areaKm2, language),
        numeric: true
      },
      {
        heading: t('organization.page.column.population'),
        cell: (unit) => formatNumber(unit.population, language),
        numeric: true
      }
    ]
  }
}

function Filters({ type, query, kinds, superiors }: ListProps): VNode {
  const { t, language } = useView()
  const levels = ['province', 'district', 'commune'] as const
  return (
    <FilterForm label={t('organization.page.list.filter')} fields={['q', 'level', 'kind', 'parent', 'area']}>
      <Input name="q" label={t('organization.page.list.q')} value={query.q} width={20} type="search" />
      {type === 'area' && (
        <Select
          name="level"
          label={t('organization.page.list.level')}
          blank={t('organization.page.list.all')}
          value={query.level}
          options={levels.map((level) => ({ value: level, text: t(`organization.page.level.${level}`) }))}
        />
      )}
      <Select
        name="kind"
        label={t('organization.page.column.kind')}
        blank={t('organization.page.list.all')}
        value={query.kind}
        options={kinds.map((kind) => ({ value: kind.code, text: kind.name[language] }))}
      />
      {type === 'area' ? (
        <Select
          name="parent"
          label={t('organization.page.column.within')}
          blank={t('organization.page.list.all')}
          value={query.parent}
          options={superiors.map((unit) => ({ value: unit.code, text: unitName(unit, language) }))}
        />
      ) : (
        <Input name="area" label={t('organization.page.list.area')} value={query.area} width={20} />
      )}
      <Button kind="secondary">{t('organization.page.list.submit')}</Button>
    </FilterForm>
  )
}
