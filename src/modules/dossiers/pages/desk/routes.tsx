import { createHash } from 'node:crypto'
import { render } from 'preact-render-to-string'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { blankAsAbsent, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { inputProblem, perform } from '../../../../platform/record/index.ts'
import { ViewProvider } from '../../../../ui/index.ts'
import { dropFilter } from '../../desk/filters/drop-filter.ts'
import { keepFilter } from '../../desk/filters/keep-filter.ts'
import { openWith } from '../../desk/filters/open-with.ts'
import { openingOf } from '../../desk/filters/store.ts'
import { DeskPage, NoDesk } from './desk-page.tsx'
import { deskQuery, keptQuery, safeQuery } from './query.ts'
import { readDesk, readList } from './read-desk.ts'
import { DeskParts } from './work-table.tsx'

const filterForm = z.object({
  way: z.enum(['keep', 'drop', 'open']).default('keep'),
  name: blankAsAbsent(z.string().trim().max(100).optional()),
  query: z
    .string()
    .max(2000)
    .default('')
    .transform((text) => String(new URLSearchParams(safeQuery(text))))
})

/** `/dossiers`: everybody's own desk. */
export const deskRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/dossiers', { schema: { querystring: deskQuery } }, async (request, reply) => {
    const { t, query } = request
    const actor = signedIn(request)
    const fresh = keptQuery(query) === '' && !query.after && !query.before
    const opening = fresh ? await read(database, (tx) => openingOf(tx, actor.personId)) : undefined
    if (opening) return reply.redirect(request.view.href('/dossiers', safeQuery(opening)))
    const model = await read(database, (tx) => readDesk(tx, request, query))
    const page = model ? <DeskPage model={model} /> : <NoDesk />
    return reply.page(page, { title: t('desk.title'), dateSwitch: false, wide: true })
  })

  // The same list without what stands around it. Nothing of it changes unless what it says has changed.
  app.get('/dossiers/live', { schema: { querystring: deskQuery } }, async (request, reply) => {
    const list = await read(database, (tx) => readList(tx, request, request.query))
    const body = list
      ? render(
          <ViewProvider value={request.view}>
            <DeskParts list={list} />
          </ViewProvider>
        )
      : ''
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    reply.header('etag', tag).header('cache-control', 'private, no-cache')
    if (list) reply.header('x-list-time', list.time)
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('text/html; charset=utf-8').send(body)
  })

  app.post('/dossiers/filters', async (request, reply) => {
    const actor = signedIn(request)
    const parsed = filterForm.safeParse(request.body ?? {})
    if (!parsed.success) throw inputProblem(parsed.error)
    const { way, name, query } = parsed.data
    const options = during(request)
    if (way === 'drop') await perform(database, dropFilter, actor, { name: name ?? '' }, options)
    else if (way === 'open') await perform(database, openWith, actor, { query }, options)
    else if (name) await perform(database, keepFilter, actor, { name, query }, options)
    const said = way === 'keep' && !name ? 'desk.refusal.no_name' : `desk.said.${way}`
    return reply.seeOther('/dossiers', { params: safeQuery(query), say: { key: said } })
  })
}
