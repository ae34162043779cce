import type { VNode } from 'preact'
import { type Column, DayText, Link, Table, Tag, useView } from '../../../../../ui/index.ts'
import type { Holder, PostOnDay } from '../../store-posts.ts'
import { Contact, KindTag, PersonName, Span } from './words.tsx'

export interface PostTableProps {
  caption: string
  posts: PostOnDay[]
  /** The body in front, where posts of several bodies stand together. */
  withBody?: boolean
  /** How offices are reached, for leaders. */
  withContact?: boolean
  empty?: string
}

/** Posts of a day with whoever holds them. */
export function PostTable({ caption, posts, withBody, withContact, empty }: PostTableProps): VNode {
  const { t } = useView()
  const columns: Column<PostOnDay>[] = [
    {
      heading: t('people.column.post'),
      rowHeader: true,
      cell: (post) => <PostTitle post={post} />
    },
    {
      heading: t('people.column.holder'),
      cell: (post) => <Holders post={post} />
    }
  ]
  if (withBody)
    columns.unshift({
      heading: t('people.column.body'),
      cell: (post) => <Link to={`/organizations/${post.organizationId}/staff`}>{post.organizationName}</Link>
    })
  if (withContact)
    columns.push({
      heading: t('people.column.contact'),
      cell: (post) => <Contact phone={post.phone} email={post.email} />
    })
  return <Table caption={caption} captionSize="m" columns={columns} rows={posts} empty={empty} />
}

function PostTitle({ post }: { post: PostOnDay }): VNode {
  const { t, language, actor } = useView()
  const title = post.title[language]
  return (
    <>
      {actor ? <Link to={`/staff/posts/${post.id}`}>{title}</Link> : title}{' '}
      {post.toleratedUntil && (
        <Tag tone="gold">
          {t('people.page.tolerated_until')} <DayText day={post.toleratedUntil} />
        </Tag>
      )}
    </>
  )
}

/** Who holds a post: one line each, or that it is vacant. */
export function Holders({ post }: { post: Pick<PostOnDay, 'holders' | 'vacant'> }): VNode {
  const { t } = useView()
  return (
    <>
      {post.holders.map((holder) => (
        <div>
          <OneHolder holder={holder} />
        </div>
      ))}
      {post.vacant && <Tag tone="red">{t('people.page.vacant')}</Tag>}
    </>
  )
}

function OneHolder({ holder }: { holder: Holder }): VNode {
  const { t, language } = useView()
  return (
    <>
      <PersonName {...holder} /> <KindTag kind={holder.kind} />{' '}
      {holder.absent && <Tag tone="grey">{t('people.page.absent')}</Tag>}{' '}
      {holder.rank && <span class="haicap-muted">{holder.rank[language]}, </span>}
      <Span start={holder.start} end={holder.end} />
    </>
  )
}
