import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { fileStore, findFile, sendFile } from '../../../../platform/files/index.ts'
import { type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { papersOf } from '../../detail/read.ts'
import { calendarOf } from '../../law.ts'
import { seenDossier } from '../../see.ts'
import { readFound } from './read-dossier.ts'
import { asPdf, becomesPdf, pdfName, pdfOfWord, wordType } from './results/as-pdf.ts'
import { filledResult } from './results/fill.ts'
import { templatesOf } from './store-templates.ts'

const paper = z.object({ id: z.string().max(100), paperId: z.string().max(60) })
const draft = z.object({ id: z.string().max(100), templateId: z.string().max(60) })
const asked = z.object({ as: z.enum(['pdf']).optional() })

/** Files of a dossier, for whoever may see it. */
export const paperRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)

  /** A file of a paper. @throws Problem 404 when there is none that they may see */
  async function fileOf(request: FastifyRequest, { id, paperId }: z.output<typeof paper>, of: OfPaper) {
    const actor = signedIn(request)
    const file = await read(database, async (tx) => {
      const dossier = await seenDossier(tx, actor, id, request.view.today)
      const fileId = (await papersOf(tx, dossier.id)).find((one) => one.id === paperId)?.[of]
      return fileId ? findFile(tx, fileId) : undefined
    })
    if (!file) throw notFound('dossier.refusal.no_paper')
    return file
  }

  app.get(
    '/dossiers/:id/papers/:paperId',
    { schema: { params: paper, querystring: asked } },
    async (request, reply) => {
      const file = await fileOf(request, request.params, 'fileId')
      if (!request.query.as || !becomesPdf(config, file)) return sendFile(reply, store, file)
      return sendPdf(reply, pdfName(file), await asPdf({ config, store }, file))
    }
  )

  // The Word file of which a PDF was made, for whoever goes on writing.
  app.get('/dossiers/:id/papers/:paperId/origin', { schema: { params: paper } }, async (request, reply) =>
    sendFile(reply, store, await fileOf(request, request.params, 'originFileId'))
  )

  app.get(
    '/dossiers/:id/drafts/:templateId',
    { schema: { params: draft, querystring: asked } },
    async (request, reply) => {
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
      const name = `${found.dossier.code ?? 'ket-qua'}.docx`
      if (!request.query.as) return reply.download(name, wordType, Buffer.from(filled))
      if (!config.papers.wordToPdf) throw notFound('dossier.refusal.no_pdf')
      return sendPdf(reply, pdfName({ name }), await pdfOfWord(config, filled))
    }
  )
}

type OfPaper = 'fileId' | 'originFileId'

/** To be looked at, not kept. */
function sendPdf(reply: FastifyReply, name: string, pdf: Buffer): FastifyReply {
  return reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store'
    })
    .send(pdf)
}
