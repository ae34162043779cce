import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { findUnit } from '../../../organization/index.ts'
import { postsInWords } from '../../resolve/index.ts'
import { heldByPost } from '../store/held-by-post.ts'
import { HeldPage } from './held-page.tsx'

const byId = z.object({ id: z.uuid() })

/** "What may I decide?": for whoever is signed in, for a post, for a body. */
export const heldRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my/powers', async (request, reply) => {
    const actor = signedIn(request)
    const { at, t } = request
    const { personId } = actor
    const capacities = personId ? await read(database, (tx) => heldByPost(tx, { personId, at })) : []
    const title = t('decide.held.mine')
    return reply.page(<HeldPage caption={actor.name} title={title} capacities={capacities} mine />, { title })
  })

  app.get('/posts/:id/powers', { schema: { params: byId } }, async (request, reply) => {
    const { at, t, language, view } = request
    const { id } = request.params
    const found = await read(database, async (tx) => ({
      post: (await postsInWords(tx, [id], at)).get(id),
      capacities: await heldByPost(tx, { postId: id, at })
    }))
    const { post, capacities } = found
    if (!post) throw notFound('decide.refusal.no_post')
    const title = t('decide.held.of', { who: post.title[language] })
    const more = { to: `/posts/${id}/substitution`, text: t('decide.held.substitution') }
    const page = (
      <HeldPage caption={post.organizationName} title={title} capacities={capacities} more={more} />
    )
    return reply.page(page, {
      title,
      back: {
        href: view.href(`/organizations/${post.organizationId}/powers`),
        text: post.organizationName
      }
    })
  })

  app.get('/organizations/:id/powers', { schema: { params: byId } }, async (request, reply) => {
    const { at, known, t, view } = request
    const { id } = request.params
    const found = await read(database, async (tx) => ({
      body: await findUnit(tx, 'organization', id, { at, known }),
      capacities: await heldByPost(tx, { organizationId: id, at })
    }))
    const { body, capacities } = found
    if (!body) throw notFound('decide.refusal.no_body')
    const title = t('decide.held.of', { who: body.name })
    const more = { to: `/organizations/${id}/assignments`, text: t('decide.held.assignments') }
    const page = <HeldPage caption={body.code} title={title} capacities={capacities} more={more} />
    return reply.page(page, {
      title,
      back: { href: view.href(`/organizations/${id}`), text: body.name }
    })
  })
}
