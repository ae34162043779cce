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
  signedIn
} from '../../../platform/http/index.ts'
import { Problem } from '../../../platform/problem.ts'
import { inputProblem, mayDo, needPower, perform } from '../../../platform/record/index.ts'
import { csvType } from '../../organization/index.ts'
import { importCatalogue } from '../acts/import.ts'
import { exportCatalogue, exportList } from '../exchange/export.ts'
import { planImport } from '../exchange/plan-import.ts'
import { catalogueIn } from '../exchange/read-file.ts'
import { ExchangePage } from './exchange-page.tsx'

const fields = z.object({
  file: blankAsAbsent(optionalFile),
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
      const text = file ? file.data.toString('utf8') : kept
      const catalogue = catalogueIn(text)
      if (way === 'import') {
        await perform(database, importCatalogue, signedIn(request), { catalogue }, during(request))
        return reply.seeOther('/procedures', { say: { key: 'procedures.said.imported' } })
      }
      const lines = await read(database, (tx) => planImport(tx, catalogue))
      const form = blankForm({ document: text ?? '' })
      return reply.page(<ExchangePage form={form} tried={lines} />, optionsOf(request))
    } catch (error) {
      if (!(error instanceof Problem) || ![409, 422].includes(error.status)) throw error
      const form = refusedForm({}, error, request.t)
      return reply.page(<ExchangePage form={form} />, { ...optionsOf(request), status: error.status })
    }
  })
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
