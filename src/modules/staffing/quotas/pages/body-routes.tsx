import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { BodyPage } from './body-page.tsx'
import { readBody } from './read-body.ts'

/** Both quotas of one body. */
export const bodyPages: RoomRoutes = async (app, { database }) => {
  app.get(
    '/quotas/:organization',
    { schema: { params: z.object({ organization: z.uuid() }) } },
    async (request, reply) => {
      const { at, actor, params, view } = request
      const found = await read(database, (tx) => readBody(tx, params.organization, at, actor))
      return reply.page(<BodyPage {...found} />, {
        title: request.t('quotas.body.title', { body: found.unit.name }),
        back: { href: view.href('/quotas'), text: request.t('quotas.list.title') }
      })
    }
  )
}
