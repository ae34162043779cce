import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { fileStore, sendFile } from '../../../../../platform/files/index.ts'
import { type RoomRoutes, siteAddress } from '../../../../../platform/http/index.ts'
import { notFound } from '../../../../../platform/problem.ts'
import { calendarOf } from '../../../law.ts'
import { renderForm } from '../../../papers/index.ts'
import { statusAddress } from '../../../status-address.ts'
import { formData } from '../../dossier/forms/form-data.ts'
import { formKinds } from '../../dossier/forms/forms-of.ts'
import { signedNotice } from '../../dossier/forms/notices.ts'
import { readOne } from './read-own.ts'

const paper = z.object({ id: z.uuid(), paperId: z.uuid() })
const form = z.object({ id: z.uuid(), form: z.enum(['01.pdf', '02.pdf', '03.pdf', '04.pdf', '05.pdf']) })
const query = z.object({ download: z.literal('yes').optional() })

/** Papers of one's own dossier: what was handed in, what the office gave out, and the result once it is released. */
export const ownPaperRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)

  app.get(
    '/my/dossiers/:id/papers/:paperId',
    { schema: { params: paper, querystring: query } },
    async (request, reply) => {
      const { id, paperId } = request.params
      const { found, results, handedIn } = await readOne(database, request, id)
      const fileId = [...results, ...handedIn].find((one) => one.id === paperId)?.fileId
      const file = fileId ? found.files.get(fileId) : undefined
      if (!file) throw notFound('dossier.refusal.no_paper')
      return sendFile(reply, store, file, { download: request.query.download === 'yes' })
    }
  )

  app.get('/my/dossiers/:id/forms/:form', { schema: { params: form } }, async (request, reply) => {
    const { found, forms } = await readOne(database, request, request.params.id)
    const number = forms.find((one) => request.params.form === `${one}.pdf`)
    if (!number) throw notFound('dossier.refusal.no_form')
    const notice = signedNotice(found, number)
    if (notice) return sendFile(reply, store, notice.file)
    const { code } = found.dossier
    const address = code && statusAddress(code, siteAddress(config, request))
    const kind = formKinds[number]
    const { data, timeZone } = await read(database, async (tx) => ({
      data: await formData(tx, kind, found, address ?? undefined),
      timeZone: (await calendarOf(tx)).timeZone
    }))
    const pdf = await renderForm(kind, data, { timeZone, at: new Date(found.now) })
    return reply
      .headers({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${code ?? found.dossier.id}-${number}.pdf"`
      })
      .send(Buffer.from(pdf))
  })
}
