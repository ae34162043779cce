import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { type Column, DayText, Link, PageHeading, Table, Tag, useView } from '../../../../ui/index.ts'
import type { HeldPower } from '../../resolve/index.ts'
import type { Capacity } from '../store/held-by-post.ts'
import { AuthorityTabs } from './frame.tsx'
import { Cited } from './grounds.tsx'
import { shownHolders } from './who.tsx'

export interface HeldPageProps {
  /** Whose: a person's, a post's, a body's. */
  caption: string
  title: string
  capacities: Capacity[]
  mine?: boolean
  /** Where the work among its posts, or who stands in, is seen. */
  more?: { to: string; text: string }
}

/** What somebody may decide, each with its ground and its limits; on paper a card for newcomers. */
export function HeldPage({ caption, title, capacities, mine, more }: HeldPageProps): VNode {
  const { t, at } = useView()
  return (
    <>
      <PageHeading
        caption={caption}
        lead={t('decide.held.lead')}
        actions={more && <Link to={more.to}>{more.text}</Link>}
        meta={
          <>
            {t('decide.held.on')} <DayText day={at} />
          </>
        }
      >
        {title}
      </PageHeading>
      {mine && <AuthorityTabs current="mine" />}
      {capacities.length === 0 && <p class="govuk-body">{t('decide.held.nothing')}</p>}
      {useHeadings(capacities).map(({ capacity, heading }) => (
        <OfPost capacity={capacity} heading={heading} alone={capacities.length === 1} />
      ))}
    </>
  )
}

/** Each post with its holders; posts that would be called the same are numbered. */
function useHeadings(capacities: Capacity[]): { capacity: Capacity; heading: string }[] {
  const { language, actor } = useView()
  const seen = new Map<string, number>()
  return capacities.map((capacity) => {
    const { post } = capacity
    const names = shownHolders(post, actor !== null).map(({ name }) => name)
    const title = `${post.title[language]}, ${post.organizationName}`
    const heading = names.length ? `${title} – ${names.join(', ')}` : title
    const count = (seen.get(heading) ?? 0) + 1
    seen.set(heading, count)
    return { capacity, heading: count > 1 ? `${heading} (${count})` : heading }
  })
}

function OfPost(props: { capacity: Capacity; heading: string; alone: boolean }): VNode {
  const { t, language } = useView()
  const { heading, alone } = props
  const { post, fields, count } = props.capacity
  const columns = useColumns()
  return (
    <section aria-labelledby={`post-${post.postId}`}>
      <h2 class="govuk-heading-m" id={`post-${post.postId}`}>
        {heading}
      </h2>
      <p class="govuk-body">{t('decide.held.count', { count })}</p>
      {fields.map(({ field, powers }) => (
        <Table
          caption={
            <>
              {field[language]}
              {!alone && <span class="govuk-visually-hidden"> – {heading}</span>}
            </>
          }
          columns={columns}
          rows={powers}
        />
      ))}
    </section>
  )
}

function useColumns(): Column<HeldPower & { place: string }>[] {
  const { t, language } = useView()
  return [
    {
      heading: t('decide.column.power'),
      rowHeader: true,
      cell: ({ power, how, decider }) => (
        <>
          <Link to={`/authority/powers/${power.code}`}>{power.name[language]}</Link>{' '}
          {how === 'retains' && <Tag tone="grey">{t('decide.how.retains')}</Tag>}
          {how === 'retains' && decider.post && (
            <span class="govuk-body-s">
              {' '}
              {t('decide.held.given_to', { post: decider.post.title[language] })}
            </span>
          )}
        </>
      )
    },
    {
      heading: t('decide.column.signature'),
      cell: ({ decider, how }) => (how === 'decides' && decider.signature ? `${decider.signature}.` : '')
    },
    { heading: t('decide.column.place'), cell: ({ place }) => place },
    { heading: t('decide.column.ground'), cell: ({ decider }) => <Ground decider={decider} /> },
    {
      heading: t('decide.column.until'),
      cell: ({ decider }) => (decider.end ? <DayText day={dayBefore(decider.end)} /> : t('decide.open'))
    }
  ]
}

/** The nearest link and the law at the root, with conditions. */
function Ground({ decider: { chain } }: { decider: HeldPower['decider'] }): VNode {
  const { t } = useView()
  const first = chain[0]
  const last = chain.at(-1)
  return (
    <>
      {last && last !== first && (
        <>
          {t(`decide.act.${last.act}`)}: <Cited step={last} />
          {last.conditions && <> ({last.conditions})</>}
          <br />
        </>
      )}
      {first && <Cited step={first} />}
    </>
  )
}
