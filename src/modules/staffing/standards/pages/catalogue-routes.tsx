import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { listStandards } from '../store-catalogue.ts'
import { CataloguePage } from './catalogue-page.tsx'

/** What the law demands of whoever holds a post, as of a day. */
export const cataloguePages: RoomRoutes = async (app, { database }) => {
  app.get('/standards', async (request, reply) => {
    const standards = await read(database, (tx) => listStandards(tx, request.at))
    return reply.page(<CataloguePage standards={standards} />, {
      title: request.t('standards.catalogue.title'),
      back: { href: request.view.href('/staff'), text: request.t('standards.back') }
    })
  })
}
