import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read, type Snapshot } from '../../../../platform/database/index.ts'
import {
  blankForm,
  during,
  type Form,
  optionalText,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { needPower, perform } from '../../../../platform/record/index.ts'
import { resolveUnit, unitCandidates } from '../../../organization/index.ts'
import { draftDelegation } from '../acts/draft.ts'
import { delegationKinds } from '../delegation.ts'
import { leadingPosts } from '../store/choices.ts'
import { ownBody } from '../store/own-body.ts'
import { NewPage, type NewPageProps } from './new-page.tsx'

const query = z.object({ body: z.string().trim().max(300).default('') })
const fields = z.object({
  body: z.uuid(),
  kind: z.enum(delegationKinds, { error: 'record.input.required' }),
  grantor: z.templateLiteral([z.enum(['post', 'organization']), ':', z.uuid()], {
    error: 'record.input.required'
  }),
  title: z.string().trim().min(1, { error: 'record.input.required' }).max(500),
  basis: optionalText
})

/** Beginning a delegation. */
export const newRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/delegations/new', { schema: { querystring: query } }, async (request, reply) => {
    signedIn(request)
    const props = await readNew(database, request, request.query.body)
    return reply.page(<NewPage {...props} form={blankForm({ kind: 'assignment' })} />, optionsOf(request))
  })

  app.post('/delegations/new', async (request, reply) => {
    const actor = signedIn(request)
    const typed = (request.body as { body?: string } | null)?.body ?? ''
    const props = await readNew(database, request, typed)
    return reply.form({
      input: fields,
      act: async ({ kind, grantor, title, basis }) => {
        const [what, id = ''] = grantor.split(':')
        const from = what === 'post' ? { postId: id } : { organizationId: id }
        const input = { kind, grantor: from, title, ...(basis && { basis }), lines: [] }
        return perform(database, draftDelegation, actor, input, during(request))
      },
      done: ({ id }) => ({ to: `/delegations/${id}/lines/new`, say: { key: 'delegations.said.drafted' } }),
      again: (form: Form) => ({ page: <NewPage {...props} form={form} />, ...optionsOf(request) })
    })
  })
}

/** The body that is meant, or the reader's own; only where they may draft. */
async function readNew(
  database: Database,
  request: FastifyRequest,
  typed: string
): Promise<Omit<NewPageProps, 'form'>> {
  const { at, known, t } = request
  const actor = signedIn(request)
  return read(database, async (tx) => {
    const asked = typed || (await ownBody(tx, actor, at)) || ''
    if (!asked) return { asked: '', posts: [] }
    const [first, second] = await unitCandidates(tx, asked, { at, known }, 'organization')
    if (!first) return { asked, posts: [], bodyError: t('delegations.page.list.no_body', { body: asked }) }
    const body = second ? await onlyOne(tx, asked, at) : first
    await needPower(tx, actor, 'authority.draft', { organizationId: body.id })
    return { asked: body.name, body, posts: await leadingPosts(tx, body.id, at) }
  })
}

const onlyOne = (tx: Snapshot, text: string, at: string) =>
  resolveUnit(tx, text, { at }, { type: 'organization', path: 'body' })

function optionsOf({ t, view }: FastifyRequest) {
  return {
    title: t('delegations.page.new.title'),
    back: { href: view.href('/delegations'), text: t('delegations.page.list.title') },
    dateSwitch: false
  }
}
