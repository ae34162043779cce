import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import {
  Button,
  ButtonGroup,
  DayText,
  FilterForm,
  Input,
  Link,
  PageHeading,
  Select,
  Table,
  useView
} from '../../../../ui/index.ts'
import { type DelegationSummary, delegationKinds, delegationStates } from '../delegation.ts'
import { StateTag } from './words.tsx'

export interface ListPageProps {
  delegations: DelegationSummary[]
  filter: { state: string; kind: string; body: string; months: string }
  /** Said at the field when no such body was found. */
  bodyError?: string | undefined
  signedIn: boolean
}

/** Delegations as the reader may see them, with filters. */
export function ListPage({ delegations, filter, bodyError, signedIn }: ListPageProps): VNode {
  const { t, href, language } = useView()
  return (
    <>
      <PageHeading lead={t('delegations.page.list.lead')}>{t('delegations.page.list.title')}</PageHeading>
      {signedIn && (
        <ButtonGroup>
          <Button href={href('/delegations/new')}>{t('delegations.page.list.new')}</Button>
        </ButtonGroup>
      )}
      <FilterForm label={t('delegations.page.list.filter')} fields={['state', 'kind', 'body', 'months']}>
        <Select
          name="state"
          label={t('delegations.page.column.state')}
          value={filter.state}
          blank={t('delegations.page.list.any')}
          options={delegationStates.map((state) => ({ value: state, text: t(`delegations.state.${state}`) }))}
        />
        <Select
          name="kind"
          label={t('delegations.page.column.kind')}
          value={filter.kind}
          blank={t('delegations.page.list.any')}
          options={delegationKinds.map((kind) => ({ value: kind, text: t(`delegations.kind.${kind}`) }))}
        />
        <Input
          name="body"
          label={t('delegations.page.list.body')}
          value={filter.body}
          width={20}
          {...(bodyError && { error: bodyError })}
        />
        <Select
          name="months"
          label={t('delegations.page.list.ends')}
          value={filter.months}
          blank={t('delegations.page.list.any')}
          options={[1, 3, 6, 12].map((months) => ({
            value: String(months),
            text: t('delegations.page.list.months', { count: months })
          }))}
        />
        <Button kind="secondary">{t('delegations.page.list.show')}</Button>
      </FilterForm>
      <Table
        caption={t('delegations.page.list.count', { count: delegations.length })}
        columns={[
          {
            heading: t('delegations.page.column.title'),
            rowHeader: true,
            cell: (one) => <Link to={`/delegations/${one.id}`}>{one.title}</Link>
          },
          { heading: t('delegations.page.column.state'), cell: (one) => <StateTag state={one.state} /> },
          { heading: t('delegations.page.column.kind'), cell: (one) => t(`delegations.kind.${one.kind}`) },
          { heading: t('delegations.page.column.grantor'), cell: (one) => one.grantor.name[language] },
          { heading: t('delegations.page.column.decision'), cell: (one) => one.decisionNumber, nowrap: true },
          {
            heading: t('delegations.page.column.first_day'),
            cell: (one) => <DayText day={one.firstDay} />,
            nowrap: true
          },
          {
            heading: t('delegations.page.column.last_day'),
            cell: (one) => <DayText day={one.end && dayBefore(one.end)} />,
            nowrap: true
          }
        ]}
        rows={delegations}
        empty={t('delegations.page.list.empty')}
      />
    </>
  )
}
