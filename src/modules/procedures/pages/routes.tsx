import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { blankAsAbsent, type RoomRoutes } from '../../../platform/http/index.ts'
import { notFound } from '../../../platform/problem.ts'
import { mayDo } from '../../../platform/record/index.ts'
import { fieldsByCode } from '../../authority/index.ts'
import { levels, onlineLevels } from '../content.ts'
import { listProcedures } from '../store/list.ts'
import { ComparePage } from './compare-page.tsx'
import { ListPage } from './list-page.tsx'
import { ProcedurePage } from './procedure-page.tsx'
import { decidedThere, readProcedure } from './read-procedure.ts'
import { nameIn } from './words.ts'

const query = z.object({
  q: z.string().max(300).default(''),
  field: blankAsAbsent(z.string().max(100).optional()),
  level: blankAsAbsent(z.enum(levels).optional()),
  online: blankAsAbsent(z.enum(onlineLevels).optional()),
  drafts: z.literal('yes').optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1)
})
const byCode = z.object({ code: z.string().max(100) })
const version = z.coerce.number().int().min(1).max(10_000)
const pageSize = 50

/** The catalogue, one procedure, and what changed between two of its versions. */
export const routes: RoomRoutes = async (app, { database }) => {
  app.get('/procedures', { schema: { querystring: query } }, async (request, reply) => {
    const { at, actor, t, language } = request
    const { q, field, level, online, drafts, page } = request.query
    const found = await read(database, async (tx) => {
      const mayDraft = actor !== null && (await mayDo(tx, actor, 'procedures.draft'))
      const showDrafts = mayDraft && drafts === 'yes'
      return {
        mayDraft,
        showDrafts,
        fields: await fieldsByCode(tx),
        all: await listProcedures(tx, at, { q, field, level, online, drafts: showDrafts })
      }
    })
    const pages = Math.max(1, Math.ceil(found.all.length / pageSize))
    const shown = Math.min(page, pages)
    return reply.page(
      <ListPage
        procedures={found.all.slice((shown - 1) * pageSize, shown * pageSize)}
        total={found.all.length}
        page={shown}
        pages={pages}
        filter={{ q, field: field ?? '', level: level ?? '', online: online ?? '', drafts: found.showDrafts }}
        fields={[...found.fields].map(([code, name]) => ({ code, name: name[language] }))}
        mayDraft={found.mayDraft}
      />,
      { title: t('procedures.list.title'), wide: true }
    )
  })

  app.get(
    '/procedures/:code',
    {
      schema: {
        params: byCode,
        querystring: z.object({ version: version.optional(), place: z.string().max(300).default('') })
      }
    },
    async (request, reply) => {
      const { at, actor, t, view, language } = request
      const { version: number, place } = request.query
      const found = await read(database, async (tx) => {
        const procedure = await readProcedure(tx, actor, request.params.code, at, number)
        return {
          ...procedure,
          decided: await decidedThere(tx, procedure.shown.content.power, place.trim(), at)
        }
      })
      return reply.page(<ProcedurePage {...found} />, {
        title: nameIn(found.shown.content, language),
        back: { href: view.href('/procedures'), text: t('procedures.list.title') }
      })
    }
  )

  app.get(
    '/procedures/:code/compare',
    { schema: { params: byCode, querystring: z.object({ from: version, to: version }) } },
    async (request, reply) => {
      const { at, actor, t, view } = request
      const { from, to } = request.query
      const { slug, versions, words } = await read(database, (tx) =>
        readProcedure(tx, actor, request.params.code, at)
      )
      const [old, now] = [from, to].map((number) => versions.find((one) => one.number === number))
      if (!old || !now) throw notFound('procedures.refusal.no_version')
      return reply.page(<ComparePage from={old} to={now} words={words} />, {
        title: t('procedures.compare.title'),
        back: { href: view.href(`/procedures/${slug}`), text: nameIn(now.content, request.language) },
        wide: true,
        dateSwitch: false
      })
    }
  )
}
