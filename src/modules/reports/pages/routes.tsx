import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../platform/http/index.ts'
import { figureRecords, figures } from '../figures.ts'
import { ruleAt, rulesAt, ruleWords } from '../rules.ts'
import { toldOf } from '../told.ts'
import { FigurePage } from './figure.tsx'
import { FiguresPage } from './figures.tsx'
import { HomePage } from './home.tsx'
import { readHome } from './read-home.ts'
import { recordsToCsv } from './records-csv.ts'
import { RulePage } from './rule.tsx'
import { RulesPage } from './rules.tsx'

const byId = z.object({ id: z.string().max(200) })
const paged = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1) })

/** Home, figures with their records, rules with their violations. */
export const pages: RoomRoutes = async (app, { database }) => {
  app.get('/', async (request, reply) => {
    const home = await read(database, (tx) => readHome(tx, request))
    return reply.page(<HomePage {...home} />, { title: request.t('reports.home.page_title') })
  })

  app.get('/figures', async (request, reply) => {
    const found = await read(database, (tx) => figures(tx, request))
    return reply.page(<FiguresPage figures={found} />, { title: request.t('reports.figures.title') })
  })

  app.get('/figures/:id', { schema: { params: byId, querystring: paged } }, async (request, reply) => {
    const found = await read(database, async (tx) =>
      figureRecords(tx, request.params.id, await toldOf(tx, request))
    )
    return reply.page(<FigurePage {...found} page={request.query.page} />, {
      title: request.t(found.set.nameKey),
      back: { href: request.view.href('/figures'), text: request.t('reports.figures.back') }
    })
  })

  app.get('/figures/:id/records.csv', { schema: { params: byId } }, async (request, reply) => {
    const { figure, records } = await read(database, async (tx) =>
      figureRecords(tx, request.params.id, await toldOf(tx, request))
    )
    return reply.download(`${figure.id}.${figure.at}.csv`, 'text/csv; charset=utf-8', recordsToCsv(records))
  })

  app.get('/rules', async (request, reply) => {
    const found = await read(database, async (tx) => rulesAt(tx, await toldOf(tx, request)))
    return reply.page(<RulesPage rules={found} />, { title: request.t('reports.rules.title') })
  })

  app.get('/rules/:id', { schema: { params: byId, querystring: paged } }, async (request, reply) => {
    const rule = await read(database, async (tx) => ruleAt(tx, request.params.id, await toldOf(tx, request)))
    return reply.page(<RulePage rule={rule} page={request.query.page} />, {
      title: request.t(ruleWords(rule.id).nameKey),
      back: { href: request.view.href('/rules'), text: request.t('reports.rules.back') }
    })
  })
}
