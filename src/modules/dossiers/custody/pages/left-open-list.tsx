import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  type Column,
  FilterForm,
  Form,
  Input,
  Link,
  Pagination,
  Select,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import { singly } from '../groups.ts'
import type { LeftOpen } from '../left-open.ts'
import { type CustodyPage, type PageFilter, pageLength } from './read-page.ts'

export interface ListProps extends CustodyPage {
  filter: PageFilter
  /** What was typed to assign dossiers. */
  form: TypedForm | null
}

/** The dossiers that a split leaves open: narrowed by words of the address, assigned one by one or all at once. */
export function LeftOpenList(props: ListProps): VNode {
  const { list, filter, editable, form, plan } = props
  const { t, here } = useView()
  const start = (filter.page - 1) * pageLength
  const table = <OpenTable {...props} />
  return (
    <section aria-labelledby="left-open">
      <h2 class="govuk-heading-m" id="left-open">
        {t('custody.list.title')}
      </h2>
      <p class="govuk-body">{t('custody.list.lead')}</p>
      <Filter {...props} />
      {editable && list.total > 0 ? (
        <Form {...(form && { form })} id="assign">
          {table}
          <Select
            {...form?.field('custodian')}
            name="custodian"
            label={t('custody.list.to')}
            blank={t('custody.list.choose')}
            options={list.candidates.map(({ code, name }) => ({ value: code, text: name }))}
          />
          <ButtonGroup>
            <Button name="do" value="some">
              {t('custody.list.assign_chosen')}
            </Button>
            <Button name="do" value="all" kind="secondary">
              {t('custody.list.assign_all', { count: list.total })}
            </Button>
            <Button name="do" value="clear" kind="secondary">
              {t('custody.list.clear')}
            </Button>
          </ButtonGroup>
        </Form>
      ) : (
        table
      )}
      {list.total > pageLength && (
        <Pagination
          position={t('custody.list.position', {
            first: start + 1,
            last: Math.min(list.total, start + pageLength),
            total: list.total
          })}
          previous={filter.page > 1 ? here({ page: filter.page - 1 }) : null}
          next={start + pageLength < list.total ? here({ page: filter.page + 1 }) : null}
        />
      )}
      <p class="govuk-body">
        <Link to={`/api/plans/${plan.id}/dossiers.csv`} download>
          {t('custody.list.export')}
        </Link>
        {editable && (
          <>
            {' · '}
            <Link to={`/plans/${plan.id}/dossiers/import`}>{t('custody.list.import')}</Link>
          </>
        )}
      </p>
    </section>
  )
}

function OpenTable({ list, custody, editable, form }: ListProps): VNode {
  const { t } = useView()
  const { named, coded } = custody.bodies
  const chosen = new Set(form?.field('dossiers').values ?? [])
  const box: Column<LeftOpen> = {
    heading: <span class="govuk-visually-hidden">{t('custody.column.chosen')}</span>,
    cell: ({ id, code }) => (
      <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id={`dossier-${id}`}
            name="dossiers"
            value={id}
            checked={chosen.has(id)}
          />
          <label class="govuk-label govuk-checkboxes__label" for={`dossier-${id}`}>
            <span class="govuk-visually-hidden">{code}</span>
          </label>
        </div>
      </div>
    )
  }
  const columns: Column<LeftOpen>[] = [
    ...(editable ? [box] : []),
    {
      heading: t('custody.column.dossier'),
      rowHeader: true,
      cell: ({ code, procedure }) => (
        <>
          {code}
          <br />
          <span class="haicap-muted">{procedure}</span>
        </>
      )
    },
    {
      heading: t('custody.column.applicant'),
      cell: ({ applicant, address }) => (
        <>
          {applicant}
          <br />
          <span class="haicap-muted">{address ?? t('custody.list.no_address')}</span>
        </>
      )
    },
    { heading: t('custody.column.from'), cell: ({ originId }) => named(originId).name },
    {
      heading: t('custody.column.to'),
      cell: ({ to }) =>
        to === null ? <Tag tone="red">{t('custody.list.open')}</Tag> : (coded(to)?.name ?? to)
    }
  ]
  return (
    <Table
      caption={t('custody.list.caption', { count: list.total })}
      columns={columns}
      rows={list.items}
      empty={t('custody.list.none')}
    />
  )
}

function Filter({ custody, filter, own }: ListProps): VNode {
  const { t } = useView()
  const open = custody.groups.filter((group) => singly(group) && own.has(group.originId))
  const options = (pairs: [string, string][]) => [...new Map(pairs)].map(([value, text]) => ({ value, text }))
  return (
    <FilterForm label={t('custody.filter.label')} fields={['q', 'state', 'body', 'procedure']}>
      <Input
        name="q"
        label={t('custody.filter.q')}
        hint={t('custody.filter.q_hint')}
        value={filter.q ?? ''}
        width={20}
        type="search"
      />
      <Select
        name="state"
        label={t('custody.filter.state')}
        value={filter.state ?? ''}
        blank={t('custody.filter.all')}
        options={(['open', 'assigned'] as const).map((state) => ({
          value: state,
          text: t(`custody.filter.${state}`)
        }))}
      />
      <Select
        name="body"
        label={t('custody.filter.body')}
        value={filter.body ?? ''}
        blank={t('custody.filter.all')}
        options={options(open.map(({ originId }) => [originId, custody.bodies.named(originId).name]))}
      />
      <Select
        name="procedure"
        label={t('custody.filter.procedure')}
        value={filter.procedure ?? ''}
        blank={t('custody.filter.all')}
        options={options(open.map(({ procedureId, procedure }) => [procedureId, procedure]))}
      />
      <Button kind="secondary">{t('custody.filter.submit')}</Button>
    </FilterForm>
  )
}
