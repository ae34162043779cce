import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import {
  blankForm,
  during,
  type Form,
  mendable,
  type RoomRoutes,
  refusedForm,
  signedIn
} from '../../../../platform/http/index.ts'
import { type Actor, perform } from '../../../../platform/record/index.ts'
import { endToken } from '../acts/end-token.ts'
import { makeToken } from '../acts/make-token.ts'
import { ownHand } from '../acts/own-hand.ts'
import { powersHeld } from '../powers-held.ts'
import { newToken, tokensOf } from '../store/tokens.ts'
import { NewTokenPage, TokensPage } from './token-pages.tsx'

const one = z.object({ id: z.uuid() })
const fields = z.object({
  name: z.string().default(''),
  powers: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string())),
  last_day: z.string().default('')
})

/** Tokens by which programs act for oneself. */
export const tokenRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my/tokens', async (request, reply) => show(request, reply, blankForm()))

  app.post('/my/tokens', async (request, reply) => {
    const actor = signedIn(request)
    const { name, powers, last_day: lastDay } = fields.parse(request.body ?? {})
    const { token, hash } = newToken()
    const { today } = request.view
    try {
      const input = { name, powers, lastDay, hash }
      await perform(database, makeToken(today), actor, input, during(request))
    } catch (error) {
      if (!mendable(error)) throw error
      return await show(request, reply, refusedForm(request.body, error, request.t), error.status)
    }
    // Shown here and now: an address to come back to would have to keep the token.
    return reply.page(<NewTokenPage name={name} token={token} />, optionsOf(request))
  })

  app.post('/my/tokens/end', { schema: { body: one } }, async (request, reply) => {
    const { id } = request.body
    const { name } = await perform(database, endToken, signedIn(request), { id }, during(request))
    return reply.seeOther('/my/tokens', { say: { key: 'access.token.ended_say', params: { name } } })
  })

  async function show(request: FastifyRequest, reply: FastifyReply, form: Form, status = 200) {
    const found = await readOwn(signedIn(request), request)
    const page = <TokensPage {...found} form={form} />
    return reply.page(page, { ...optionsOf(request), status })
  }

  function readOwn(actor: Actor, { view: { today } }: FastifyRequest) {
    const personId = ownHand(actor)
    return read(database, async (tx) => ({
      tokens: await tokensOf(tx, personId),
      powers: await powersHeld(tx, personId, today)
    }))
  }
}

function optionsOf({ t, view }: FastifyRequest) {
  return {
    title: t('access.token.title'),
    back: { href: view.href('/my'), text: t('access.my.title') },
    dateSwitch: false
  }
}
