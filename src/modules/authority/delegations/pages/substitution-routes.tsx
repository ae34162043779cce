import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { mayDo, perform } from '../../../../platform/record/index.ts'
import { postsInWords } from '../../resolve/index.ts'
import { endSubstitution } from '../acts/end-substitution.ts'
import { substitute } from '../acts/substitute.ts'
import { bearsGrantor } from '../steps.ts'
import { leadingPosts } from '../store/choices.ts'
import { substitutionsOf } from '../store/substitutions.ts'
import { atFields } from './step-form.ts'
import { SubstitutionPage, type SubstitutionPageProps } from './substitution-page.tsx'

const byId = z.object({ id: z.uuid() })
const fields = z.object({
  substitute_post_id: blankAsAbsent(z.uuid().optional()),
  first_day: blankAsAbsent(zDay),
  last_day: blankAsAbsent(zDay.optional()),
  decision_number: z.string().trim().min(1, { error: 'record.input.required' }).max(100),
  decision_issued_on: blankAsAbsent(zDay)
})

/** Who stands in for a post: seen by everybody, decided by whoever bears the post or may publish there. */
export const substitutionRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/posts/:id/substitution', { schema: { params: byId } }, async (request, reply) => {
    const props = await readSubstitutions(database, request, request.params.id)
    const form = blankForm({ first_day: request.at, decision_issued_on: request.at })
    return reply.page(<SubstitutionPage {...props} form={form} />, optionsOf(request, props))
  })

  app.post('/posts/:id/substitution', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    const actor = signedIn(request)
    const props = await readSubstitutions(database, request, id)
    return reply.form({
      input: fields,
      act: async (values) => {
        const decision = {
          number: values.decision_number,
          issuer: props.post.organizationName,
          issuedOn: values.decision_issued_on
        }
        try {
          const { substitute_post_id: other, first_day, last_day } = values
          if (!other) {
            const input = { postId: id, onDay: first_day, decision }
            return await perform(database, endSubstitution, actor, input, during(request))
          }
          const input = {
            postId: id,
            substitutePostId: other,
            firstDay: first_day,
            lastDay: last_day,
            decision
          }
          return await perform(database, substitute, actor, input, during(request))
        } catch (error) {
          throw atFields(error)
        }
      },
      done: () => ({ to: `/posts/${id}/substitution`, say: { key: 'delegations.said.saved' } }),
      again: (form) => ({ page: <SubstitutionPage {...props} form={form} />, ...optionsOf(request, props) })
    })
  })
}

async function readSubstitutions(
  database: Database,
  request: FastifyRequest,
  id: string
): Promise<Omit<SubstitutionPageProps, 'form'>> {
  const { at, actor } = request
  return read(database, async (tx) => {
    const post = (await postsInWords(tx, [id], at)).get(id)
    if (!post) throw notFound('delegations.refusal.no_post')
    const { organizationId } = post
    const mayDecide =
      (await mayDo(tx, actor, 'authority.publish', { organizationId })) ||
      (actor !== null && (await bearsGrantor(tx, actor, { grantorPostId: id, organizationId }, at)))
    return {
      post,
      others: (await leadingPosts(tx, organizationId, at)).filter((other) => other.id !== id),
      substitutions: await substitutionsOf(tx, id),
      mayDecide
    }
  })
}

function optionsOf({ t, view, language }: FastifyRequest, { post }: Omit<SubstitutionPageProps, 'form'>) {
  return {
    title: t('delegations.page.substitution.of', { post: post.title[language] }),
    back: {
      href: view.href(`/organizations/${post.organizationId}/assignments`),
      text: t('delegations.page.assign.title')
    }
  }
}
