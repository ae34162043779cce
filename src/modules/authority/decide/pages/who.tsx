import type { VNode } from 'preact'
import { Link, useView } from '../../../../ui/index.ts'
import type { PostInWords } from '../../resolve/index.ts'

/** Names of those who sit on a post, as far as the reader may see them: of leaders always, of others to officials. */
export function shownHolders(post: PostInWords, official: boolean): PostInWords['holders'] {
  return post.lead !== null || official ? post.holders : []
}

/** A post in words with whoever sits on it: "Chủ tịch, Ủy ban nhân dân xã X: Lò Thị Mai". */
export function Who({ post, plain }: { post: PostInWords; plain?: boolean }): VNode {
  const { t, language, actor } = useView()
  const holders = shownHolders(post, actor !== null)
  const names = holders
    .map(({ name, kind }) => (kind === 'acting' ? `${name} (${t('decide.acting')})` : name))
    .join(', ')
  const title = `${post.title[language]}, ${post.organizationName}`
  return (
    <>
      {plain ? title : <Link to={`/organizations/${post.organizationId}`}>{title}</Link>}
      {names && (
        <>
          : <strong>{names}</strong>
        </>
      )}
      {post.holders.length === 0 && <> ({t('decide.vacant')})</>}
    </>
  )
}
