import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { type RoomRoutes, signedIn } from '../../../../../platform/http/index.ts'
import { mayDo } from '../../../../../platform/record/index.ts'
import { getPost, type Hold, holdsIn, type PostFacts } from '../../store-facts.ts'
import { type PostOnDay, postsOf } from '../../store-posts.ts'
import { idOf } from '../forms/about.ts'
import { PostPage } from './post-page.tsx'

/** Everything that the page of a post shows. */
export interface PostRecord {
  post: PostFacts
  /** As it is on the chosen day, if it exists then. */
  now: PostOnDay | undefined
  /** Whoever held it, holds it or will. */
  holds: Hold[]
  mayChange: boolean
}

/** One post: whose it is, how it is reached, what can be done with it. */
export const postRoutes: RoomRoutes = async (app, { database }) => {
  app.get(
    '/staff/posts/:id',
    { schema: { params: z.object({ id: z.string().max(60) }) } },
    async (request, reply) => {
      const actor = signedIn(request)
      const { at, known, language, view } = request
      const record = await read(database, async (tx): Promise<PostRecord> => {
        const post = await getPost(tx, idOf(request.params.id, 'people.refusal.no_post'))
        const [now] = await postsOf(tx, { ids: [post.id], at, known }, actor)
        const holds = await holdsIn(tx, { postId: post.id })
        const { organizationId } = post
        return { post, now, holds, mayChange: await mayDo(tx, actor, 'staffing.appoint', { organizationId }) }
      })
      const { post } = record
      return reply.page(<PostPage record={record} />, {
        title: `${post.title[language]}, ${post.organizationName}`,
        back: {
          href: view.href(`/organizations/${post.organizationId}/staff`),
          text: post.organizationName
        }
      })
    }
  )
}
