import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { blankForm, during, type Form, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { perform } from '../../../../platform/record/index.ts'
import { listPowers } from '../../resolve/index.ts'
import { ownHand } from '../acts/own-hand.ts'
import { takeEmergency } from '../acts/take-emergency.ts'
import { emergencyMinutes, listEmergencies } from '../store/emergencies.ts'
import { EmergencyPage } from './emergency-page.tsx'

const fields = z.object({
  power: z.string().default(''),
  unit: z.string().default(''),
  reason: z.string().default('')
})

/** Taking a power that one does not hold, when it cannot wait. */
export const emergencyRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my/emergency', async (request, reply) => {
    const { page } = await prepare(request)
    const { power = '', unit = '' } = request.query as Record<string, string | undefined>
    return reply.page(page(blankForm({ power, unit })), optionsOf(request))
  })

  app.post('/my/emergency', async (request, reply) => {
    const { actor, page } = await prepare(request)
    return reply.form({
      input: fields,
      act: (input) => perform(database, takeEmergency(request.view.today), actor, input, during(request)),
      done: ({ told }) => ({
        to: '/my/emergency',
        say: { key: 'access.emergency.taken', params: { told } }
      }),
      again: (form) => ({ page: page(form), ...optionsOf(request) })
    })
  })

  async function prepare(request: FastifyRequest) {
    const actor = signedIn(request)
    const personId = ownHand(actor)
    const found = await read(database, async (tx) => ({
      powers: await listPowers(tx, request.view.today),
      minutes: await emergencyMinutes(tx),
      own: await listEmergencies(tx, { personId, limit: 20 })
    }))
    return { actor, page: (form: Form) => <EmergencyPage {...found} form={form} /> }
  }
}

function optionsOf({ t, view }: FastifyRequest) {
  return {
    title: t('access.emergency.title'),
    back: { href: view.href('/my'), text: t('access.my.title') },
    dateSwitch: false
  }
}
