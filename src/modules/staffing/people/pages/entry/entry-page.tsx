import type { VNode } from 'preact'
import { formatNumber } from '../../../../../platform/i18n/index.ts'
import { CardList, FigureCard, FigureGrid, PageHeading, SearchBox, useView } from '../../../../../ui/index.ts'
import type { staffCounts } from '../../store-search.ts'

type Counts = Awaited<ReturnType<typeof staffCounts>>

const parts = [
  ['unit', '/organizations', 'all'],
  ['my_unit', '/my/unit', 'signed_in'],
  ['vacancies', '/staff/vacancies', 'all'],
  ['positions', '/staff/positions', 'all'],
  ['leaders', '/leaders', 'all'],
  ['schemes', '/schemes', 'all'],
  ['quotas', '/quotas', 'all'],
  ['import', '/staff/import', 'signed_in']
] as const

/** Search, how many serve, and the parts of the room. */
export function EntryPage({ counts }: { counts: Counts }): VNode {
  const { t, href, language, actor } = useView()
  const figures = [
    ['people', '/staff/people'],
    ['posts', '/organizations'],
    ['vacant', '/staff/vacancies'],
    ['acting', '/staff/people?kind=acting']
  ] as const
  const offered = parts.filter(([, , to]) => to === 'all' || actor)
  return (
    <>
      <PageHeading lead={t(actor ? 'people.entry.lead' : 'people.entry.lead_public')}>
        {t('people.entry.title')}
      </PageHeading>
      <SearchBox
        action={href('/staff/people').split('?', 1)[0] ?? ''}
        label={t('people.entry.search')}
        hint={t(actor ? 'people.entry.search_hint' : 'people.entry.search_hint_public')}
      />
      <FigureGrid>
        {figures.map(([name, path]) => (
          <FigureCard
            label={t(`people.entry.figure.${name}`)}
            value={formatNumber(counts[name], language)}
            href={name === 'posts' || !actor ? undefined : href(path)}
          />
        ))}
      </FigureGrid>
      <h2 class="govuk-heading-m">{t('people.entry.parts')}</h2>
      <CardList
        items={offered.map(([name, path]) => ({
          title: t(`people.entry.part.${name}`),
          href: href(path),
          children: <p class="govuk-body-s">{t(`people.entry.about.${name}`)}</p>
        }))}
      />
    </>
  )
}
