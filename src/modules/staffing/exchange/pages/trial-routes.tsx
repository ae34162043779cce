import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { perform } from '../../../../platform/record/index.ts'
import { importSheet } from '../acts/import-sheet.ts'
import { findTrial, type Trial, trialContent } from '../store-trials.ts'
import { errorFile } from '../write/error-file.ts'
import { TrialPage } from './trial-page.tsx'

const byId = z.object({ id: z.uuid() })
const query = z.object({
  state: z.enum(['error', 'new', 'changed', 'unchanged']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1)
})

/** What would happen with a file that was tried; its errors as a file; importing it. */
export const trialPages: RoomRoutes = async (app, { database }) => {
  const path = '/staff/import/trials/:id'
  const own = async (request: FastifyRequest, id: string): Promise<Trial> => {
    const { subject } = signedIn(request)
    const trial = await read(database, (tx) => findTrial(tx, subject, id))
    if (!trial) throw notFound('exchange.refusal.no_trial')
    return trial
  }

  app.get(path, { schema: { params: byId, querystring: query } }, async (request, reply) => {
    const trial = await own(request, request.params.id)
    return reply.page(
      <TrialPage trial={trial} {...request.query} form={blankForm()} />,
      options(request, trial)
    )
  })

  app.get(`${path}/errors.csv`, { schema: { params: byId } }, async (request, reply) => {
    const trial = await own(request, request.params.id)
    const data = await content(request, trial.id)
    const file = await errorFile(trial.list, data, trial.result.outcomes, request.t)
    return reply.download(
      `${trial.list}-${request.t('exchange.result.errors_file')}.csv`,
      'text/csv; charset=utf-8',
      file
    )
  })

  app.post(path, { schema: { params: byId } }, async (request, reply) => {
    const trial = await own(request, request.params.id)
    return reply.form({
      input: z.object({ sha256: z.string() }),
      act: async ({ sha256 }) => {
        const data = await content(request, trial.id)
        const { list, fileName } = trial
        const input = { list, fileName, content: data.toString('base64'), sha256, on: request.view.today }
        return perform(database, importSheet, signedIn(request), input, during(request))
      },
      done: ({ counts }) => ({
        to: `/staff/import/${trial.list}`,
        say: { key: 'exchange.result.imported', params: { fresh: counts.new, changed: counts.changed } }
      }),
      again: (form) => ({
        page: <TrialPage trial={trial} page={1} form={form} />,
        ...options(request, trial)
      })
    })
  })

  async function content(request: FastifyRequest, id: string): Promise<Buffer> {
    const { subject } = signedIn(request)
    const data = await read(database, (tx) => trialContent(tx, subject, id))
    if (!data) throw notFound('exchange.refusal.no_trial')
    return data
  }
}

function options({ t, view }: FastifyRequest, { list }: Trial) {
  return {
    title: t('exchange.result.title'),
    back: { href: view.href(`/staff/import/${list}`), text: t(`exchange.list.${list}.import`) },
    dateSwitch: false,
    wide: true
  }
}
