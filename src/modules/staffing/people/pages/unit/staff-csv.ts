import { type Day, dayBefore } from '../../../../../platform/day.ts'
import { toCsv } from '../../../../organization/index.ts'
import type { Holder, PostOnDay } from '../../store-posts.ts'

const last = (end: Day | null | undefined) => end && dayBefore(end)

/** Posts with their holders: a line for each holder, and one for each vacancy. */
export function staffCsv(posts: PostOnDay[]): string {
  const rows = posts.flatMap((post): { post: PostOnDay; holder?: Holder }[] =>
    post.holders.length ? post.holders.map((holder) => ({ post, holder })) : [{ post }]
  )
  return toCsv(rows, {
    organization: ({ post }) => post.organizationName,
    position: ({ post }) => post.positionCode,
    title: ({ post }) => post.title.vi,
    group: ({ post }) => post.group,
    person: ({ holder }) => holder?.code,
    name: ({ holder }) => holder?.name,
    kind: ({ holder }) => holder?.kind,
    rank: ({ holder }) => holder?.rank?.vi,
    first_day: ({ holder }) => holder?.start,
    last_day: ({ holder }) => last(holder?.end),
    tolerated_until: ({ post }) => post.toleratedUntil,
    phone: ({ post }) => post.phone,
    email: ({ post }) => post.email,
    demonstration: ({ post }) => post.demonstration
  })
}
