import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { fileStore, findFile, sendFile } from '../../../../platform/files/index.ts'
import { type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { papersOf } from '../../detail/read.ts'
import { calendarOf } from '../../reference.ts'
import { seenDossier } from '../../see.ts'
import { readFound } from './read-dossier.ts'
import { filledResult } from './results/fill.ts'
import { templatesOf } from './store-templates.ts'

const paper = z.object({ id: z.string().max(100), paperId: z.string().max(60) })
const draft = z.object({ id: z.string().max(100), templateId: z.string().max(60) })
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Files of a dossier, for whoever may see it. */
export const paperRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)

  app.get('/dossiers/:id/papers/:paperId', { schema: { params: paper } }, async (request, reply) => {
    const { id, paperId } = request.params
    const actor = signedIn(request)
    const file = await read(database, async (tx) => {
      const dossier = await seenDossier(tx, actor, id, request.view.today)
      const fileId = (await papersOf(tx, dossier.id)).find((one) => one.id === paperId)?.fileId
      return fileId ? findFile(tx, fileId) : undefined
    })
    if (!file) throw notFound('dossier.refusal.no_paper')
    return sendFile(reply, store, file)
  })

  app.get('/dossiers/:id/drafts/:templateId', { schema: { params: draft } }, async (request, reply) => {
    const { id, templateId } = request.params
    const found = await readFound(database, request, id)
    const { template, timeZone } = await read(database, async (tx) => {
      const known = await templatesOf(tx, {
        organizationIds: [...found.custodians, found.unit],
        procedureId: found.version.procedureId,
        day: request.view.today
      })
      const fileId = known.find((one) => one.id === templateId)?.fileId
      return {
        template: fileId ? await findFile(tx, fileId) : undefined,
        timeZone: (await calendarOf(tx)).timeZone
      }
    })
    if (!template) throw notFound('dossier.refusal.no_paper')
    const filling = { day: request.view.today, officer: signedIn(request).name, timeZone }
    const filled = await filledResult(store, template, found, filling)
    return reply.download(`${found.dossier.code ?? 'ket-qua'}.docx`, docx, Buffer.from(filled))
  })
}
