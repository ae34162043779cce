import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { listProcedures } from '../../../../procedures/index.ts'
import { StartPage } from './start-page.tsx'

const query = z.object({ q: z.string().max(300).default('') })
const most = 12

/** `/apply`: what do you need? Found in the words that people use. */
export const startRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/apply', { schema: { querystring: query } }, async (request, reply) => {
    const { t, view } = request
    const q = request.query.q.trim()
    const found = q ? await read(database, (tx) => listProcedures(tx, view.today, { q })) : undefined
    return reply.page(<StartPage q={q} found={found?.slice(0, most)} />, {
      title: t('apply.start.title'),
      dateSwitch: false
    })
  })
}
