import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../platform/database/index.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  optionalFile,
  optionalText,
  type RoomRoutes,
  refusedForm,
  signedIn,
  type UploadedFile,
  uploadedFile
} from '../../../platform/http/index.ts'
import type { T } from '../../../platform/i18n/index.ts'
import { Problem } from '../../../platform/problem.ts'
import { inputProblem, mayDo, needPower, perform } from '../../../platform/record/index.ts'
import { csvType } from '../../organization/index.ts'
import { importCatalogue } from '../acts/import.ts'
import type { Catalogue } from '../catalogue.ts'
import { exportCatalogue, exportList } from '../exchange/export.ts'
import { keptOf, textKept } from '../exchange/kept.ts'
import { planImport } from '../exchange/plan-import.ts'
import { catalogueIn, catalogueInFiles } from '../exchange/read-file.ts'
import { exportTables } from '../exchange/tables/write.ts'
import { ExchangePage } from './exchange-page.tsx'
import { wordsOf } from './read-procedure.ts'

const files = z.union([optionalFile, z.array(uploadedFile)]).transform((given) => [given ?? []].flat())
const fields = z.object({
  file: blankAsAbsent(files),
  document: optionalText,
  way: z.enum(['try', 'import']).default('try')
})

/** The catalogue as files, out and in; a file is tried before it is imported. */
export const exchangeRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/procedures/catalogue.json', async (request, reply) => {
    const { actor } = request
    const catalogue = await read(database, async (tx) =>
      exportCatalogue(tx, { drafts: actor !== null && (await mayDo(tx, actor, 'procedures.draft')) })
    )
    return reply.download('procedures.json', 'application/json', `${JSON.stringify(catalogue, null, 2)}\n`)
  })

  app.get('/procedures/catalogue.csv', async (request, reply) => {
    const list = await read(database, (tx) => exportList(tx, request.at))
    return reply.download(`procedures-${request.at}.csv`, csvType, list)
  })

  app.get(
    '/procedures/catalogue.zip',
    { schema: { querystring: z.object({ separator: z.enum(['comma', 'semicolon']).default('semicolon') }) } },
    async (request, reply) => {
      const { actor } = request
      const { separator } = request.query
      const zip = await read(database, async (tx) => {
        const drafts = actor !== null && (await mayDo(tx, actor, 'procedures.draft'))
        return exportTables(tx, { drafts, separator })
      })
      return reply.download('procedures.zip', 'application/zip', zip)
    }
  )

  app.get('/procedures/exchange', async (request, reply) => {
    await mayImport(database, request)
    return reply.page(<ExchangePage form={blankForm()} />, optionsOf(request))
  })

  app.post('/procedures/exchange', async (request, reply) => {
    await mayImport(database, request)
    try {
      const parsed = fields.safeParse(request.body ?? {})
      if (!parsed.success) throw inputProblem(parsed.error)
      const { file, document: kept, way } = parsed.data
      const catalogue = await catalogueGiven(database, request.t, file, kept)
      if (way === 'import') {
        await perform(database, importCatalogue, signedIn(request), { catalogue }, during(request))
        return reply.seeOther('/procedures', { say: { key: 'procedures.said.imported' } })
      }
      const { lines, words } = await read(database, async (tx) => ({
        lines: await planImport(tx, catalogue),
        words: await wordsOf(tx, request.at)
      }))
      const document = keptOf(catalogue)
      const form = blankForm({ ...(document && { document }) })
      return reply.page(<ExchangePage form={form} tried={{ lines, words }} />, optionsOf(request))
    } catch (error) {
      if (!(error instanceof Problem) || ![409, 422].includes(error.status)) throw error
      const form = refusedForm({}, error, request.t)
      return reply.page(<ExchangePage form={form} />, { ...optionsOf(request), status: error.status })
    }
  })
}

/** The catalogue of a file as the CLI writes it, of tables for spreadsheets, or of what was tried before. */
async function catalogueGiven(
  database: Database,
  t: T,
  given: UploadedFile[],
  kept: string | undefined
): Promise<Catalogue> {
  const [first] = given
  if (!first) return catalogueIn(kept === undefined ? undefined : textKept(kept))
  return catalogueInFiles(database, given, t)
}

async function mayImport(database: Database, request: FastifyRequest): Promise<void> {
  const actor = signedIn(request)
  await read(database, (tx) => needPower(tx, actor, 'procedures.draft'))
}

function optionsOf({ t, view }: FastifyRequest) {
  return {
    title: t('procedures.exchange.title'),
    back: { href: view.href('/procedures'), text: t('procedures.list.title') },
    dateSwitch: false
  }
}
