import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { blankForm, during, type Form, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { mayDo, perform } from '../../../../platform/record/index.ts'
import { postsInWords } from '../../resolve/index.ts'
import { ownHand } from '../acts/own-hand.ts'
import { reviewEmergency, targetOf } from '../acts/review-emergency.ts'
import { findEmergency, listEmergencies, postsTold } from '../store/emergencies.ts'
import { AlertPage, AlertsPage } from './alert-pages.tsx'

const byId = z.object({ id: z.uuid() })
const question = z.object({ after: z.uuid().optional() })
const fields = z.object({ verdict: z.string().optional(), opinion: z.string().default('') })
const pageSize = 50

/** Emergency accesses, for whoever was told of them and for those who oversee. */
export const alertRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/authority/alerts', { schema: { querystring: question } }, async (request, reply) => {
    const actor = signedIn(request)
    const { today: at } = request.view
    const found = await read(database, async (tx) => {
      const all = await mayDo(tx, actor, 'authority.oversee')
      const toldTo = all ? undefined : { personId: ownHand(actor), at }
      return listEmergencies(tx, { toldTo, after: request.query.after, limit: pageSize + 1 })
    })
    const page = <AlertsPage emergencies={found.slice(0, pageSize)} more={found.length > pageSize} />
    return reply.page(page, {
      title: request.t('access.alert.title'),
      back: { href: request.view.href('/my'), text: request.t('access.my.title') },
      dateSwitch: false
    })
  })

  app.get('/authority/alerts/:id', { schema: { params: byId } }, async (request, reply) => {
    const page = await prepare(request, request.params.id)
    return reply.page(page(blankForm()), optionsOf(request))
  })

  app.post('/authority/alerts/:id', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    const page = await prepare(request, id)
    return reply.form({
      input: fields,
      act: (input) =>
        perform(database, reviewEmergency, signedIn(request), { id, ...input }, during(request)),
      done: () => ({ to: `/authority/alerts/${id}`, say: { key: 'access.review.done' } }),
      again: (form) => ({ page: page(form), ...optionsOf(request) })
    })
  })

  /** Only for those who were told, who took it, and who oversee there: for others there is no such thing. */
  async function prepare(request: FastifyRequest, id: string) {
    const actor = signedIn(request)
    const { today } = request.view
    const found = await read(database, async (tx) => {
      const emergency = await findEmergency(tx, id)
      if (!emergency) throw notFound('access.refusal.no_emergency')
      const oversees = await mayDo(tx, actor, 'authority.oversee', targetOf(emergency))
      const told = await postsTold(tx, id)
      const mine = actor.personId === emergency.personId
      const wasTold = actor.capacities?.some(({ postId }) => told.includes(postId))
      if (!oversees && !mine && !wasTold) throw notFound('access.refusal.no_emergency')
      const posts = await postsInWords(tx, [...told, emergency.postId], today)
      return { emergency, told, posts, mayReview: oversees && !mine && !emergency.review }
    })
    return (form: Form) => <AlertPage {...found} form={form} />
  }
}

function optionsOf({ t, view }: FastifyRequest) {
  return {
    title: t('access.alert.one'),
    back: { href: view.href('/authority/alerts'), text: t('access.alert.title') },
    dateSwitch: false
  }
}
