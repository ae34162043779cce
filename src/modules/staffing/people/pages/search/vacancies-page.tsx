import type { VNode } from 'preact'
import {
  type Column,
  DayText,
  InsetText,
  Link,
  PageHeading,
  Pagination,
  Table,
  useView
} from '../../../../../ui/index.ts'
import type { Vacancy } from '../../store-search.ts'
import { Filters } from './filters.tsx'
import type { Narrowing } from './routes.tsx'

/** Posts that nobody holds on the day; with a person in the address, each can be offered to them. */
export function VacanciesPage(props: { narrowing: Narrowing; items: Vacancy[]; next: string | null }): VNode {
  const { t, here, language, actor } = useView()
  const { narrowing, items, next } = props
  const { person } = narrowing.query
  const columns: Column<Vacancy>[] = [
    {
      heading: t('people.column.body'),
      rowHeader: true,
      cell: ({ organizationId, organizationName }) => (
        <Link to={`/organizations/${organizationId}/staff`}>{organizationName}</Link>
      )
    },
    {
      heading: t('people.column.post'),
      cell: ({ postId, title }) =>
        actor ? <Link to={`/staff/posts/${postId}`}>{title[language]}</Link> : title[language]
    },
    { heading: t('people.column.group'), cell: ({ group }) => t(`people.group.${group}`) },
    { heading: t('people.column.since'), cell: ({ since }) => <DayText day={since} />, nowrap: true },
    { heading: t('people.column.acting'), cell: ({ acting }) => acting ?? '–' }
  ]
  if (person && actor)
    columns.push({
      heading: t('people.column.appoint'),
      cell: ({ postId, title }) => (
        <Link to={`/staff/posts/${postId}/appoint`} params={{ person }}>
          {t('people.action.appoint_to', { post: title[language] })}
        </Link>
      )
    })
  return (
    <>
      <PageHeading lead={t(actor ? 'people.vacancies.lead' : 'people.vacancies.lead_public')}>
        {t('people.vacancies.title')}
      </PageHeading>
      {person && <InsetText>{t('people.vacancies.for_person', { code: person })}</InsetText>}
      <Filters narrowing={narrowing} people={false} />
      <Table
        caption={t('people.vacancies.shown', { count: items.length })}
        columns={columns}
        rows={items}
        empty={t('people.vacancies.empty')}
      />
      <Pagination
        previous={narrowing.query.after ? here({ after: null }) : null}
        next={next ? here({ after: next }) : null}
      />
    </>
  )
}
