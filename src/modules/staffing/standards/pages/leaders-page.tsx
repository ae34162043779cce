import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  Checkboxes,
  type Column,
  FilterForm,
  Input,
  InsetText,
  Link,
  PageHeading,
  Pagination,
  Select,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { UnitInShort } from '../../../organization/index.ts'
import type { Leader } from '../store-leaders.ts'
import type { LeadersQuery } from './leader-routes.tsx'
import { StateTag } from './person-table.tsx'

export interface LeadersProps {
  query: LeadersQuery
  pageSize: number
  leaders: Leader[]
  total: number
  mayRead: boolean
  unit: UnitInShort | undefined
}

/** Everybody who leads a body on the day or stands beside its head. */
export function LeadersPage(props: LeadersProps): VNode {
  const { t, here, language } = useView()
  const { query, pageSize, leaders, total } = props
  const last = Math.max(1, Math.ceil(total / pageSize))
  return (
    <>
      <PageHeading
        lead={t('standards.leaders.lead')}
        actions={<Link to="/standards">{t('standards.catalogue.title')}</Link>}
      >
        {t('standards.leaders.title')}
      </PageHeading>
      <Filters {...props} />
      {!props.mayRead && (
        <InsetText>
          {t('standards.leaders.aggregate')}{' '}
          <Link to="/figures/standards.leaders">{t('standards.leaders.figure')}</Link>
        </InsetText>
      )}
      <Table
        caption={t('standards.leaders.count', { count: total })}
        columns={columnsOf(props)}
        rows={leaders}
        empty={t(
          query.lacking && props.mayRead ? 'standards.leaders.none_lacking' : 'standards.leaders.empty'
        )}
      />
      <Pagination
        previous={query.page > 1 ? here({ page: query.page - 1 }) : null}
        next={query.page < last ? here({ page: query.page + 1 }) : null}
        position={
          last > 1 ? `${formatNumber(query.page, language)} / ${formatNumber(last, language)}` : undefined
        }
      />
    </>
  )

  function columnsOf({ mayRead }: LeadersProps): Column<Leader>[] {
    return [
      {
        heading: t('standards.column.name'),
        rowHeader: true,
        cell: (leader) => (
          <>
            {leader.standards && leader.personCode ? (
              <Link to={`/staff/people/${encodeURIComponent(leader.personCode)}/standards`}>
                {leader.name}
              </Link>
            ) : (
              leader.name
            )}{' '}
            {leader.demonstration && <Tag tone="gold">{t('standards.demonstration')}</Tag>}
          </>
        )
      },
      {
        heading: t('standards.column.post'),
        cell: (leader) => (
          <>
            {leader.title[language]}{' '}
            {leader.appointmentKind !== 'permanent' && (
              <Tag tone="grey">{t(`standards.appointment.${leader.appointmentKind}`)}</Tag>
            )}
          </>
        )
      },
      ...(mayRead
        ? [{ heading: t('standards.column.standards'), cell: (leader: Leader) => <States leader={leader} /> }]
        : []),
      {
        heading: t('standards.column.body'),
        cell: (leader) => (
          <Link to={`/organizations/${leader.organizationId}`}>{leader.organizationName}</Link>
        )
      },
      {
        heading: t('standards.column.contact'),
        cell: ({ phone, email }) => [phone, email].filter(Boolean).join(', ') || '–'
      }
    ]
  }
}

/** What is missing by name; the rest counted. */
function States({ leader }: { leader: Leader }): VNode {
  const { t, language } = useView()
  const { standards } = leader
  if (!standards) return <span class="haicap-muted">{t('standards.leaders.hidden')}</span>
  if (standards.length === 0) return <span class="haicap-muted">{t('standards.leaders.no_standard')}</span>
  const open = standards.filter(({ state }) => state !== 'met')
  if (open.length === 0) return <StateTag state="met" />
  return (
    <ul class="govuk-list">
      {open.map(({ name, state }) => (
        <li>
          <StateTag state={state} /> {name[language]}
        </li>
      ))}
    </ul>
  )
}

function Filters({ query, mayRead, unit }: LeadersProps): VNode {
  const { t } = useView()
  return (
    <FilterForm label={t('standards.leaders.filter')} fields={['level', 'unit', 'lacking', 'page']}>
      <Select
        name="level"
        label={t('standards.leaders.level')}
        blank={t('standards.all')}
        value={query.level}
        options={(['province', 'commune'] as const).map((level) => ({
          value: level,
          text: t(`standards.level.${level}`)
        }))}
      />
      <Input
        name="unit"
        label={t('standards.leaders.unit')}
        hint={query.unit && !unit ? t('standards.leaders.no_unit', { unit: query.unit }) : unit?.name}
        value={query.unit}
        width={20}
      />
      {mayRead && (
        <Checkboxes
          name="lacking"
          label={t('standards.column.standards')}
          values={query.lacking ? ['yes'] : []}
          items={[{ value: 'yes', text: t('standards.leaders.lacking') }]}
          small
        />
      )}
      <Button kind="secondary">{t('standards.leaders.submit')}</Button>
    </FilterForm>
  )
}
