import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { blankForm, optionalText, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { exportList } from '../export/export-list.ts'
import { listIds } from '../lists/index.ts'
import { formats, mimeTypes } from '../write/sheet-file.ts'
import { ExportPage } from './export-page.tsx'

const question = z.object({ list: z.enum(listIds), unit: optionalText, format: z.enum(formats) })

/** Lists as files, for whoever is signed in, with as much as they may see. */
export const exportPages: RoomRoutes = async (app, { database }) => {
  app.get('/staff/export', async (request, reply) => {
    signedIn(request)
    const { unit = '', list = 'appointments' } = z
      .object({ unit: z.string().optional().catch(undefined), list: z.string().optional().catch(undefined) })
      .parse(request.query)
    return reply.page(<ExportPage form={blankForm({ unit, list, format: 'xlsx' })} />, {
      title: request.t('exchange.export.title'),
      back: { href: request.view.href('/staff'), text: request.t('exchange.back.staff') }
    })
  })

  app.get('/staff/export/file', { schema: { querystring: question } }, async (request, reply) => {
    const actor = signedIn(request)
    const { format } = request.query
    const { name, content } = await read(database, (tx) =>
      exportList(tx, actor, { ...request.query, at: request.at }, request.t)
    )
    return reply.download(name, mimeTypes[format], content)
  })
}
