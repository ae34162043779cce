import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { blankAsAbsent, type RoomRoutes } from '../../../../platform/http/index.ts'
import { findStatus } from './find-status.ts'
import { StatusPage } from './status-page.tsx'

const query = z.object({ code: blankAsAbsent(z.string().max(200).optional()) })

/** `/status`: where a dossier stands, for everybody who has its code. */
export const statusPages: RoomRoutes = async (app, { database }) => {
  app.get('/status', { schema: { querystring: query } }, async (request, reply) => {
    const { code = '' } = request.query
    const { view, t } = request
    const status = code ? await read(database, (tx) => findStatus(tx, code, view.today)) : undefined
    return reply.page(<StatusPage code={code} status={status} />, {
      title: status ? t('status.title_of', { code: status.code }) : t('status.title'),
      status: code && !status ? 404 : 200,
      dateSwitch: false
    })
  })
}
