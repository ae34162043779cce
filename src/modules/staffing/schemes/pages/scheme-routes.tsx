import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { csvType } from '../../../organization/index.ts'
import { differenceBetween } from '../difference.ts'
import { linesOf } from '../store.ts'
import { ComparePage } from './compare-page.tsx'
import { linesCsv } from './lines-csv.ts'
import { PrintPage } from './print-page.tsx'
import { readScheme, readWhole } from './read-scheme.ts'
import { SchemePage } from './scheme-page.tsx'

const number = z.coerce.number().int().positive()
const schema = { params: z.object({ id: z.uuid() }), querystring: z.object({ version: number.optional() }) }
const comparing = z.object({ from: number.optional(), to: number.optional() })

/** One scheme: as a page, for paper, as CSV, and compared with another version. */
export const schemePages: RoomRoutes = async (app, { database }) => {
  app.get('/schemes/:id', { schema }, async (request, reply) => {
    const { at, actor, params, query, view } = request
    const found = await read(database, (tx) => readWhole(tx, params.id, at, actor, query.version))
    return reply.page(<SchemePage {...found} />, {
      title: request.t('schemes.scheme.title', { body: found.scheme.organizationName }),
      back: { href: view.href('/schemes'), text: request.t('schemes.list.title') }
    })
  })

  app.get('/schemes/:id/print', { schema }, async (request, reply) => {
    const { at, actor, params, query, view } = request
    const found = await read(database, (tx) => readWhole(tx, params.id, at, actor, query.version))
    return reply.page(<PrintPage {...found} />, {
      title: request.t('schemes.scheme.title', { body: found.scheme.organizationName }),
      back: {
        href: view.href(`/schemes/${params.id}`, { version: query.version }),
        text: found.scheme.organizationName
      },
      dateSwitch: false
    })
  })

  app.get('/schemes/:id/lines.csv', { schema }, async (request, reply) => {
    const { at, actor, params, query } = request
    const { scheme, version, lines } = await read(database, (tx) =>
      readScheme(tx, params.id, at, actor, query.version)
    )
    const name = `scheme-${scheme.organizationCode}-${version.number}.csv`
    return reply.download(name, csvType, linesCsv(lines, request.view))
  })

  app.get(
    '/schemes/:id/compare',
    { schema: { params: schema.params, querystring: comparing } },
    async (request, reply) => {
      const { at, actor, params, query, view } = request
      const found = await read(database, async (tx) => {
        const { scheme, versions, version } = await readScheme(tx, params.id, at, actor, query.to)
        const from = versions.find((one) =>
          query.from ? one.number === query.from : one.number < version.number
        )
        if (!from) throw notFound('schemes.refusal.no_scheme')
        const whole = async (one: typeof from) => ({ ...one, lines: await linesOf(tx, one.id, at) })
        const difference = differenceBetween(await whole(from), await whole(version))
        const numbers = versions.map((one) => one.number)
        return { scheme, numbers, from: from.number, to: version.number, difference }
      })
      return reply.page(<ComparePage {...found} />, {
        title: request.t('schemes.compare.title', { from: found.from, to: found.to }),
        back: { href: view.href(`/schemes/${params.id}`), text: found.scheme.organizationName }
      })
    }
  )
}
