import { type Day, dayBefore } from '../../../../../platform/day.ts'
import type { View } from '../../../../../platform/http/index.ts'
import { toCsv } from '../../../../organization/index.ts'
import type { Holder, PostOnDay } from '../../store-posts.ts'

const last = (end: Day | null | undefined) => end && dayBefore(end)

/** Posts with their holders: a line for each holder, and one for each vacancy. */
export function staffCsv(posts: PostOnDay[], { t, language }: Pick<View, 't' | 'language'>): string {
  const rows = posts.flatMap((post): { post: PostOnDay; holder?: Holder }[] =>
    post.holders.length ? post.holders.map((holder) => ({ post, holder })) : [{ post }]
  )
  return toCsv(rows, {
    organization: ({ post }) => post.organizationName,
    position: ({ post }) => post.positionCode,
    title: ({ post }) => post.title[language],
    group: ({ post }) => post.group,
    group_words: ({ post }) => t(`people.group.${post.group}`),
    person: ({ holder }) => holder?.code,
    name: ({ holder }) => holder?.name,
    kind: ({ holder }) => holder?.kind,
    kind_words: ({ holder }) => holder && t(`people.kind.${holder.kind}`),
    rank: ({ holder }) => holder?.rank?.[language],
    first_day: ({ holder }) => holder?.start,
    last_day: ({ holder }) => last(holder?.end),
    tolerated_until: ({ post }) => post.toleratedUntil,
    phone: ({ post }) => post.phone,
    email: ({ post }) => post.email,
    demonstration: ({ post }) => post.demonstration
  })
}
