import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  FigureCard,
  FigureGrid,
  FilterForm,
  Form,
  Input,
  InsetText,
  Link,
  Pagination,
  Select,
  useView
} from '../../../../ui/index.ts'
import type { Plan } from '../../../changeover/index.ts'
import { type BodyGroup, narrowed, type PeopleFilter, type PeopleOfPlan, states } from '../people-of-plan.ts'
import { GroupTable } from './group-table.tsx'

export interface PeoplePageProps {
  plan: Plan
  people: PeopleOfPlan
  filter: PeopleFilter & { page: number }
  /** Whether the reader may place people, and the plan still can be changed. */
  editable: boolean
}

const pageLength = 200
/** Where the people of bodies that end will serve. */
export function PeoplePage(props: PeoplePageProps): VNode {
  const { people, filter, editable, plan } = props
  const { t, here } = useView()
  if (!people.groups.length) return <p class="govuk-body">{t('placement.page.nobody')}</p>
  const found = narrowed(people.groups, filter)
  const total = found.reduce((sum, { people }) => sum + people.length, 0)
  const start = (filter.page - 1) * pageLength
  const shown = slice(found, start, pageLength)
  return (
    <>
      <Counts {...props} />
      {editable && <Actions {...props} />}
      {plan.enactment && <InsetText>{t('placement.page.enacted')}</InsetText>}
      {people.counts.clashes > 0 && !plan.enactment && (
        <InsetText>
          {t('placement.page.clashes', { count: people.counts.clashes })}{' '}
          <Link to={`/plans/${plan.id}/people`} params={{ state: 'clash' }}>
            {t('placement.page.see_clashes')}
          </Link>
        </InsetText>
      )}
      <Filter people={people} filter={filter} />
      {total === 0 && <p class="govuk-body">{t('placement.page.none_found')}</p>}
      {shown.map((group) => (
        <GroupTable plan={plan} people={people} editable={editable} group={group} />
      ))}
      {total > pageLength && (
        <Pagination
          position={t('placement.page.position', {
            first: start + 1,
            last: Math.min(total, start + pageLength),
            total
          })}
          previous={filter.page > 1 ? here({ page: filter.page - 1 }) : null}
          next={start + pageLength < total ? here({ page: filter.page + 1 }) : null}
        />
      )}
    </>
  )
}

function Counts({ people: { counts }, plan }: PeoplePageProps): VNode {
  const { t, language, href } = useView()
  const card = (what: 'needing' | 'placed' | 'leaving' | 'open', params: Record<string, string>) => (
    <FigureCard
      label={t(`placement.count.${what}`)}
      value={formatNumber(counts[what], language)}
      href={href(`/plans/${plan.id}/people`, params)}
    />
  )
  return (
    <FigureGrid>
      {card('needing', {})}
      {card('placed', { state: 'placed' })}
      {card('leaving', { state: 'leaving' })}
      {card('open', { state: 'open' })}
    </FigureGrid>
  )
}

function Actions({ plan }: PeoplePageProps): VNode {
  const { t, href } = useView()
  const path = `/plans/${plan.id}/people`
  return (
    <>
      <p class="govuk-body">{t('placement.page.lead')}</p>
      <Form action={href(`${path}/propose`)}>
        <ButtonGroup>
          <Button>{t('placement.page.propose')}</Button>
          <Button href={href(`${path}/import`)} kind="secondary">
            {t('placement.page.import')}
          </Button>
          <Link to={`/api/plans/${plan.id}/people.csv`} download>
            {t('placement.page.export')}
          </Link>
        </ButtonGroup>
      </Form>
    </>
  )
}

function Filter({ people, filter }: Pick<PeoplePageProps, 'people' | 'filter'>): VNode {
  const { t } = useView()
  const bodies = people.groups.flatMap(({ body }) => (body ? [{ value: body.code, text: body.name }] : []))
  return (
    <FilterForm label={t('placement.filter.label')} fields={['q', 'state', 'body']}>
      <Input name="q" label={t('placement.filter.q')} value={filter.q} width={20} type="search" />
      <Select
        name="state"
        label={t('placement.filter.state')}
        value={filter.state}
        blank={t('placement.filter.all')}
        options={[...states, 'placed', 'clash'].map((state) => ({
          value: state,
          text: t(`placement.state.${state}`)
        }))}
      />
      <Select
        name="body"
        label={t('placement.filter.body')}
        value={filter.body}
        blank={t('placement.filter.all')}
        options={bodies}
      />
      <Button kind="secondary">{t('placement.filter.submit')}</Button>
    </FilterForm>
  )
}

/** One page of people, still by body. */
function slice(groups: BodyGroup[], start: number, length: number): BodyGroup[] {
  let at = 0
  return groups.flatMap((group) => {
    const from = Math.max(0, start - at)
    const people = group.people.slice(from, Math.max(0, start + length - at))
    at += group.people.length
    return people.length ? [{ ...group, people }] : []
  })
}
