import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  type Form,
  mendable,
  type RoomRoutes,
  refusedForm,
  signedInCitizen
} from '../../../../../platform/http/index.ts'
import { refusal } from '../../../../../platform/problem.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { acts } from '../../../acts/index.ts'
import { isOnline } from '../../../acts/own.ts'
import { offerOn } from '../../../reference.ts'
import { knownOfCitizen } from '../read/known.ts'
import { communesOn, officeFor } from '../read/office.ts'
import { draftUnder } from '../read/store.ts'
import { BeginPage } from './begin-page.tsx'

const asked = z.object({
  procedure: z.string().max(100),
  place: blankAsAbsent(z.uuid().optional())
})
const input = z.object({ placeId: z.uuid() })

/** `/apply/new`: begins an application, or says where to go where that cannot be done online. */
export const beginRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/apply/new', { schema: { querystring: asked } }, (request, reply) =>
    show(request, reply, request.query, blankForm())
  )

  app.post('/apply/new', { schema: { querystring: asked } }, async (request, reply) => {
    const citizen = signedInCitizen(request)
    const { procedure } = request.query
    try {
      const placeId = placeIn(request.body)
      const { known, last } = await read(database, (tx) =>
        knownOfCitizen(tx, citizen, null, request.view.today)
      )
      const applicant = {
        name: citizen.citizen.name,
        phone: known['applicant.phone'],
        email: known['applicant.email'],
        address: known['applicant.address']
      }
      const facts = { procedure, placeId, applicant, channel: 'online', returnWay: last?.returnWay }
      const { id } = await perform(database, acts.draft, citizen, { facts }, during(request))
      return reply.seeOther(`/apply/${id}/you`)
    } catch (error) {
      if (!mendable(error)) throw error
      const { idempotency_key: key } = (request.body ?? {}) as Record<string, unknown>
      const before = await read(database, (tx) => draftUnder(tx, citizen.subject, key))
      // Begun before, with another place: which one it is to be is asked anew.
      if (before) return reply.seeOther(`/apply/${before}/place`)
      const form = refusedForm(request.body, error, request.t)
      const { summary: text = '' } = form
      return show(request, reply, request.query, atPlace(form, text), error.status)
    }
  })

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { procedure, place }: z.output<typeof asked>,
    form: Form,
    status = 200
  ): Promise<FastifyReply> {
    const { t, view, language, citizen } = request
    const day = view.today
    const found = await read(database, async (tx) => {
      const { version, rests } = await offerOn(tx, procedure, day)
      if (!version) throw refusal('dossiers.refusal.not_in_force', { procedure, day })
      const places = await communesOn(tx, day)
      const last = citizen ? (await knownOfCitizen(tx, citizen, null, day)).last : undefined
      const known = places.find(({ id }) => id === (place ?? last?.pile.placeId))
      const office = place && known ? await officeFor(tx, version, known.id, day) : undefined
      return { version, rests, places, place: known, office }
    })
    const { name } = found.version.content
    const page = <BeginPage {...found} online={isOnline(found.version) && !found.rests} form={form} />
    return reply.page(page, {
      title: name[language] ?? name.vi,
      status,
      back: { href: view.href('/apply'), text: t('apply.start.title') },
      dateSwitch: false
    })
  }
}

/** @throws refusal when no place was chosen */
function placeIn(body: unknown): string {
  const parsed = input.safeParse(body ?? {})
  if (!parsed.success) throw refusal('dossiers.refusal.no_place')
  return parsed.data.placeId
}

/** Whatever is wrong here is wrong with the place. */
function atPlace(form: Form, text: string): Form {
  const errors = [{ path: 'placeId', text }]
  return {
    values: form.values,
    errors,
    field: (name) => ({ ...form.field(name), ...(name === 'placeId' && { error: text }) })
  }
}
