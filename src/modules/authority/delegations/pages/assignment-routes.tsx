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
import { invalid, notFound } from '../../../../platform/problem.ts'
import { mayDo, perform } from '../../../../platform/record/index.ts'
import { findUnit } from '../../../organization/index.ts'
import { draftDelegation } from '../acts/draft.ts'
import { leadingPosts } from '../store/choices.ts'
import { standingAssignments } from '../store/standing-assignments.ts'
import { heldFields } from '../store/thing-choices.ts'
import { AssignmentPage, type AssignmentPageProps } from './assignment-page.tsx'

const byId = z.object({ id: z.uuid() })
const fields = z.looseObject({
  title: z.string().trim().min(1, { error: 'record.input.required' }).max(500),
  first_day: blankAsAbsent(zDay),
  last_day: blankAsAbsent(zDay.optional())
})

/** Work among chair and vice chairs: seen by everybody, drafted by whoever may. */
export const assignmentRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/organizations/:id/assignments', { schema: { params: byId } }, async (request, reply) => {
    const props = await readAssignments(database, request, request.params.id)
    const { t, at } = request
    const form = blankForm({
      title: t('delegations.page.assign.usual_title', { body: props.body.name }),
      first_day: at
    })
    return reply.page(<AssignmentPage {...props} form={form} />, optionsOf(request, props))
  })

  app.post('/organizations/:id/assignments', { schema: { params: byId } }, async (request, reply) => {
    const actor = signedIn(request)
    const props = await readAssignments(database, request, request.params.id)
    return reply.form({
      input: fields,
      act: async ({ title, first_day, last_day, ...chosen }) => {
        const days = { firstDay: first_day, ...(last_day && { lastDay: last_day }) }
        const input = {
          kind: 'assignment',
          grantor: { postId: props.head?.id ?? '' },
          title,
          lines: changesOf(props, chosen).map(([field, id]) => ({
            field,
            holder: { kind: 'post', id },
            ...days
          }))
        }
        return perform(database, draftDelegation, actor, input, during(request))
      },
      done: ({ id }) => ({ to: `/delegations/${id}`, say: { key: 'delegations.said.drafted' } }),
      again: (form) => ({ page: <AssignmentPage {...props} form={form} />, ...optionsOf(request, props) })
    })
  })
}

/**
 * The fields that go to another post than now, and not back to the head: for that the standing assignment is withdrawn.
 * @throws invalid when nothing changes
 */
function changesOf({ head, fields: held, standing }: Omit<AssignmentPageProps, 'form'>, chosen: object) {
  const picked = new Map(Object.entries(chosen))
  const changes = held.flatMap(({ code }): [string, string][] => {
    const id: unknown = picked.get(`field.${code}`)
    const now = standing.find(({ field }) => field === code)?.holderPostId ?? head?.id
    return typeof id === 'string' && id !== now && id !== head?.id ? [[code, id]] : []
  })
  if (changes.length) return changes
  throw invalid('record.input.invalid', {}, [
    { path: 'fields', messageKey: 'delegations.input.nothing_assigned' }
  ])
}

async function readAssignments(
  database: Database,
  request: FastifyRequest,
  id: string
): Promise<Omit<AssignmentPageProps, 'form'>> {
  const { at, known, actor } = request
  return read(database, async (tx) => {
    const body = await findUnit(tx, 'organization', id, { at, known })
    if (!body) throw notFound('delegations.refusal.no_body')
    const posts = await leadingPosts(tx, id, at)
    const head = posts.find(({ lead }) => lead === 'head')
    return {
      body: { id, name: body.name },
      head,
      posts,
      fields: head ? await heldFields(tx, { postId: head.id }, at) : [],
      standing: head ? await standingAssignments(tx, head.id, at) : [],
      mayDraft: await mayDo(tx, actor, 'authority.draft', { organizationId: id })
    }
  })
}

function optionsOf({ t, view }: FastifyRequest, { body }: Omit<AssignmentPageProps, 'form'>) {
  return {
    title: t('delegations.page.assign.title'),
    back: { href: view.href(`/organizations/${body.id}`), text: body.name },
    dateSwitch: false
  }
}
