import type { FastifyReply, FastifyRequest } from 'fastify'
import { read } from '../../../../../platform/database/index.ts'
import {
  blankForm,
  during,
  type Form,
  mendable,
  type RoomRoutes,
  refusedForm,
  signedInCitizen
} from '../../../../../platform/http/index.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { acts } from '../../../acts/index.ts'
import { nowOf } from '../../../api.ts'
import { clockExplained } from '../../../detail/clock.ts'
import { versionById } from '../../../reference.ts'
import { ownDossier } from '../../../see.ts'
import { isDraft } from '../mine/read-own.ts'
import { type Application, missingIn, readApplication } from '../read/application.ts'
import { officeFor } from '../read/office.ts'
import { CheckPage } from './check-page.tsx'
import { DonePage } from './done-page.tsx'
import { byId, elsewhere, optionsOf } from './step-page.tsx'

/** `/apply/<id>/check`: everything once more, and off it goes; `/apply/<id>/done`: what happens now. */
export const checkRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/apply/:id/check', { schema: { params: byId } }, async (request, reply) => {
    const application = await readApplication(database, request, request.params.id)
    return elsewhere(reply, application) ?? show(request, reply, application, blankForm())
  })

  app.post('/apply/:id/check', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    const application = await readApplication(database, request, id)
    const { citizen, dossier } = application
    // A second click, or a second tab: it is handed in already.
    if (!isDraft(dossier)) return reply.seeOther(`/apply/${id}/done`)
    try {
      const seen = Number((request.body as Record<string, unknown> | null)?.seen) || dossier.events
      await perform(
        database,
        acts.submit,
        citizen,
        { id, seen, channel: 'online', language: request.language },
        during(request)
      )
      return reply.seeOther(`/apply/${id}/done`)
    } catch (error) {
      if (!mendable(error)) throw error
      const now = await readApplication(database, request, id)
      if (!isDraft(now.dossier)) return reply.seeOther(`/apply/${id}/done`)
      const { summary } = refusedForm({}, error, request.t)
      return show(request, reply, now, { ...blankForm(), ...(summary && { summary }) }, error.status)
    }
  })

  app.get('/apply/:id/done', { schema: { params: byId } }, async (request, reply) => {
    const { t, view } = request
    const citizen = signedInCitizen(request)
    const found = await read(database, async (tx) => {
      const dossier = await ownDossier(tx, citizen, request.params.id, view.today)
      const version = await versionById(tx, dossier.versionId)
      return {
        dossier,
        version,
        office: await officeFor(tx, version, dossier.pile.placeId, view.today),
        answerDue: (await clockExplained(tx, dossier, nowOf(request))).answerDue
      }
    })
    if (isDraft(found.dossier)) return reply.seeOther(`/apply/${found.dossier.id}/check`)
    return reply.page(<DonePage {...found} />, { title: t('apply.sent.title'), dateSwitch: false })
  })

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    application: Application,
    form: Form,
    status = 200
  ): Promise<FastifyReply> {
    const page = <CheckPage application={application} missing={missingIn(application)} form={form} />
    return reply.page(page, { ...optionsOf(request, application, 'check'), status })
  }
}
