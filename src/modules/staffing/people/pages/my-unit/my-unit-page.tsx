import type { VNode } from 'preact'
import { type Day, dayBefore } from '../../../../../platform/day.ts'
import { DayText, Link, PageHeading, useView } from '../../../../../ui/index.ts'
import type { PostOnDay } from '../../store-posts.ts'
import { KindTag, PersonName } from '../shared/words.tsx'
import { Groups } from '../unit/staff-page.tsx'
import type { MyUnit } from './routes.tsx'

/** Where the reader serves, with what wants attention first. */
export function MyUnitPage({ units }: { units: MyUnit[] }): VNode {
  const { t, actor } = useView()
  return (
    <>
      <PageHeading lead={t('people.my_unit.lead')}>{t('people.my_unit.title')}</PageHeading>
      {units.length === 0 && (
        <p class="govuk-body">{t('people.my_unit.none', { name: actor?.name ?? '' })}</p>
      )}
      {units.map((unit) => (
        <OneUnit unit={unit} />
      ))}
    </>
  )
}

function OneUnit({ unit }: { unit: MyUnit }): VNode {
  const { t, language } = useView()
  const id = `unit-${unit.organizationId}`
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-l" id={id}>
        <Link to={`/organizations/${unit.organizationId}/staff`}>{unit.organizationName}</Link>
      </h2>
      <p class="govuk-body">
        {t('people.my_unit.you_are')}{' '}
        {unit.capacities.map(({ title, kind }, index) => (
          <>
            {index > 0 && '; '}
            <strong>{title[language]}</strong> <KindTag kind={kind} />
          </>
        ))}
      </p>
      <Attention posts={unit.posts} />
      <Groups posts={unit.posts} />
    </section>
  )
}

/** Vacancies, who is away today, and what ends within three months. */
function Attention({ posts }: { posts: PostOnDay[] }): VNode {
  const { t, language, at } = useView()
  const vacant = posts.filter((post) => post.vacant)
  const away = posts.flatMap(({ holders }) => holders.filter(({ absent }) => absent))
  const ending = endsSoon(posts, at)
  return (
    <>
      <h3 class="govuk-heading-m">{t('people.my_unit.attention')}</h3>
      {vacant.length + away.length + ending.length === 0 && (
        <p class="govuk-body">{t('people.my_unit.all_well')}</p>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {vacant.map(({ id, title }) => (
          <li>
            {t('people.my_unit.vacant')} <Link to={`/staff/posts/${id}`}>{title[language]}</Link>
          </li>
        ))}
        {away.map(({ code, name, absentUntil }) => (
          <li>
            {t('people.my_unit.away')} <PersonName code={code} name={name} />{' '}
            {absentUntil && (
              <>
                {t('people.my_unit.until')} <DayText day={dayBefore(absentUntil)} />
              </>
            )}
          </li>
        ))}
        {ending.map(({ post, what, lastDay }) => (
          <li>
            {t(`people.my_unit.ends_${what}`)}{' '}
            <Link to={`/staff/posts/${post.id}`}>{post.title[language]}</Link> {t('people.my_unit.until')}{' '}
            <DayText day={lastDay} />
          </li>
        ))}
      </ul>
    </>
  )
}

const monthsAhead = 3

/** Acting and other appointments, and tolerated posts, that end within the next months. */
function endsSoon(posts: PostOnDay[], at: Day) {
  const horizon = Temporal.PlainDate.from(at).add({ months: monthsAhead }).toString()
  return posts
    .flatMap((post) => [
      ...post.holders.flatMap(({ kind, end }) =>
        end ? [{ post, what: kind === 'acting' ? 'acting' : 'appointment', lastDay: dayBefore(end) }] : []
      ),
      ...(post.toleratedUntil ? [{ post, what: 'tolerated', lastDay: post.toleratedUntil }] : []),
      ...(post.end ? [{ post, what: 'post', lastDay: dayBefore(post.end) }] : [])
    ])
    .filter(({ lastDay }) => lastDay >= at && lastDay <= horizon)
    .sort((one, other) => (one.lastDay < other.lastDay ? -1 : 1))
}
