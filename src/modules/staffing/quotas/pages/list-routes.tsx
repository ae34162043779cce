import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { mayDo } from '../../../../platform/record/index.ts'
import { csvType } from '../../../organization/index.ts'
import { ListPage } from './list-page.tsx'
import { quotasCsv } from './quotas-csv.ts'
import { listQuery, readList } from './read-list.ts'

/** The tree of quotas, and the same as CSV. */
export const listPages: RoomRoutes = async (app, { database }) => {
  app.get('/quotas', { schema: { querystring: listQuery } }, async (request, reply) => {
    const { query, at, actor } = request
    const list = await read(database, async (tx) => ({
      ...(await readList(tx, query, at)),
      mayGiveToProvince: await mayDo(tx, actor, 'staffing.assign_quota')
    }))
    return reply.page(<ListPage query={query} {...list} />, {
      title: request.t('quotas.list.title'),
      wide: true
    })
  })

  app.get('/quotas.csv', { schema: { querystring: listQuery } }, async (request, reply) => {
    const { query, at } = request
    const { day, rows } = await read(database, (tx) => readList(tx, query, at, true))
    return reply.download(`quotas-${query.pot}-${day}.csv`, csvType, quotasCsv(rows, request.t))
  })
}
