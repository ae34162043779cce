import type { VNode } from 'preact'
import { type Column, Link, PageHeading, Pagination, Table, Tag, useView } from '../../../../../ui/index.ts'
import type { FoundPerson } from '../../store-search.ts'
import { Contact, KindTag, PersonName } from '../shared/words.tsx'
import { Filters } from './filters.tsx'
import type { Narrowing } from './routes.tsx'

/** People by name, with the posts that they hold on the day. */
export function PeoplePage(props: {
  narrowing: Narrowing
  items: FoundPerson[]
  next: string | null
}): VNode {
  const { t, here, actor } = useView()
  const { narrowing, items, next } = props
  const columns: Column<FoundPerson>[] = [
    {
      heading: t('people.column.name'),
      rowHeader: true,
      cell: (person) => (
        <>
          <PersonName {...person} />{' '}
          {person.demonstration && <Tag tone="gold">{t('people.page.demonstration')}</Tag>}
        </>
      )
    },
    { heading: t('people.column.post'), cell: (person) => <Posts person={person} /> }
  ]
  if (actor)
    columns.splice(1, 0, {
      heading: t('people.column.code'),
      nowrap: true,
      cell: ({ code }) => <span class="haicap-code">{code}</span>
    })
  else
    columns.push({
      heading: t('people.column.contact'),
      cell: ({ posts }) => posts.map((post) => <Contact {...post} />)
    })
  return (
    <>
      <PageHeading lead={t(actor ? 'people.search.lead' : 'people.search.lead_public')}>
        {t('people.search.title')}
      </PageHeading>
      <Filters narrowing={narrowing} people />
      <Table
        caption={t('people.search.shown', { count: items.length })}
        columns={columns}
        rows={items}
        empty={t('people.search.empty')}
      />
      <Pagination
        previous={narrowing.query.after ? here({ after: null }) : null}
        next={next ? here({ after: next }) : null}
      />
    </>
  )
}

function Posts({ person }: { person: FoundPerson }): VNode {
  const { t, language } = useView()
  if (!person.posts.length) return <span class="haicap-muted">{t('people.page.no_post')}</span>
  return (
    <>
      {person.posts.map(({ title, organizationId, organizationName, kind }) => (
        <div>
          {title[language]}, <Link to={`/organizations/${organizationId}/staff`}>{organizationName}</Link>{' '}
          <KindTag kind={kind} />
        </div>
      ))}
    </>
  )
}
