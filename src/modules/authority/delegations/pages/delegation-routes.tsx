import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import {
  blankForm,
  during,
  optionalText,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { needPower, perform } from '../../../../platform/record/index.ts'
import { draftOf } from '../acts/need-sound.ts'
import { reviseDelegation } from '../acts/revise.ts'
import { visibleDelegation } from '../see.ts'
import { bodyOf, needPhase } from '../steps.ts'
import { signers } from '../store/who-can.ts'
import { DelegationPage } from './delegation-page.tsx'
import { EditPage } from './edit-page.tsx'
import { PrintPage } from './print-page.tsx'
import { readDelegation } from './read-delegation.ts'

const byId = z.object({ id: z.uuid() })
const fields = z.object({
  revision: z.coerce.number().int(),
  title: z.string().trim().min(1, { error: 'record.input.required' }).max(500),
  basis: optionalText
})

/** One delegation: its page, its paper, and its title while it is a draft. */
export const delegationRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/delegations/:id', { schema: { params: byId } }, async (request, reply) => {
    const { at, actor, t, view } = request
    const props = await read(database, (tx) => readDelegation(tx, actor, request.params.id, at))
    return reply.page(<DelegationPage {...props} />, {
      title: props.delegation.title,
      back: { href: view.href('/delegations'), text: t('delegations.page.list.title') }
    })
  })

  app.get('/delegations/:id/print', { schema: { params: byId } }, async (request, reply) => {
    const { at, actor, view } = request
    const { id } = request.params
    const found = await read(database, async (tx) => {
      const { delegation, grounds } = await readDelegation(tx, actor, id, at)
      const [signer] = await signers(tx, delegation, delegation.signature?.on ?? at)
      return { delegation, grounds, signer }
    })
    return reply.page(<PrintPage {...found} />, {
      title: found.delegation.title,
      back: { href: view.href(`/delegations/${id}`), text: found.delegation.title },
      dateSwitch: false
    })
  })

  const draftOnly = (request: Parameters<typeof signedIn>[0], id: string) =>
    read(database, async (tx) => {
      const actor = signedIn(request)
      const delegation = await visibleDelegation(tx, actor, id, request.at)
      await needPower(tx, actor, 'authority.draft', bodyOf(delegation))
      needPhase(delegation, 'drafted', 'returned', 'agreed')
      return delegation
    })

  app.get('/delegations/:id/edit', { schema: { params: byId } }, async (request, reply) => {
    const delegation = await draftOnly(request, request.params.id)
    const form = blankForm({ title: delegation.title, basis: delegation.basis ?? '' })
    return reply.page(<EditPage delegation={delegation} form={form} />, optionsOf(delegation, request))
  })

  app.post('/delegations/:id/edit', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    const delegation = await draftOnly(request, id)
    return reply.form({
      input: fields,
      act: ({ revision, title, basis }) =>
        perform(
          database,
          reviseDelegation,
          signedIn(request),
          { id, revision, title, ...(basis && { basis }), lines: [...draftOf(delegation).lines] },
          during(request)
        ),
      done: () => ({ to: `/delegations/${id}`, say: { key: 'delegations.said.saved' } }),
      again: (form) => ({
        page: <EditPage delegation={delegation} form={form} />,
        ...optionsOf(delegation, request)
      })
    })
  })
}

function optionsOf(
  { id, title }: { id: string; title: string },
  { t, view }: Parameters<typeof signedIn>[0]
) {
  return {
    title: t('delegations.page.step.edit'),
    back: { href: view.href(`/delegations/${id}`), text: title },
    dateSwitch: false
  }
}
