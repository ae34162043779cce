import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import {
  blankForm,
  during,
  type Form,
  type RoomRoutes,
  signedIn,
  uploadedFile
} from '../../../../platform/http/index.ts'
import { invalid, notFound } from '../../../../platform/problem.ts'
import { needPower, perform } from '../../../../platform/record/index.ts'
import { decodeText } from '../../../../platform/text-file/index.ts'
import { importBoundaries } from '../../boundaries/import-boundaries.ts'
import { studyBoundaries } from '../../boundaries/study-boundaries.ts'
import { tryBoundaries } from '../../boundaries/try-boundaries.ts'
import { type BoundaryTrial, findTrial } from '../../store/boundary-trials.ts'
import { TrialPage } from './trial-page.tsx'
import { UploadPage } from './upload-page.tsx'

const byId = z.object({ id: z.uuid() })
const uploadInput = z.object({
  file: uploadedFile,
  on: zDay,
  source: z.string().trim().min(1).max(1000)
})

/** Outlines of areas from a file: tried first, with what would change, then imported. For whoever may change the register. */
export const boundaryPageRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/map/boundaries', async (request, reply) => {
    await mayChange(database, request)
    return reply.page(<UploadPage form={blankForm({ on: request.at })} />, uploadOptions(request))
  })

  app.post('/map/boundaries', async (request, reply) => {
    const actor = await mayChange(database, request)
    return reply.form({
      input: uploadInput,
      act: ({ file, on, source }) => {
        const input = { text: textOf(file.data), on, source, fileName: file.filename }
        return perform(database, tryBoundaries, actor, input, during(request))
      },
      done: ({ trialId }) => ({ to: `/map/boundaries/${trialId}` }),
      again: (form) => ({ page: <UploadPage form={byFeature(form, request)} />, ...uploadOptions(request) })
    })
  })

  const path = '/map/boundaries/:id'
  app.get(path, { schema: { params: byId } }, async (request, reply) => {
    const trial = await ownTrial(database, request, request.params.id)
    return reply.page(await tried(trial, blankForm()), trialOptions(request))
  })

  app.post(path, { schema: { params: byId } }, async (request, reply) => {
    const trial = await ownTrial(database, request, request.params.id)
    const { text, on, source, id } = trial
    return reply.form({
      input: z.object({}),
      act: () =>
        perform(
          database,
          importBoundaries,
          signedIn(request),
          { text, on, source, trial: id },
          during(request)
        ),
      done: ({ imported }) => ({
        to: '/map',
        params: { at: on, known: null },
        say: { key: 'organization.page.boundaries.done', params: { count: imported } }
      }),
      again: (form) => ({
        page: <UploadPage form={byFeature(form, request)} />,
        ...uploadOptions(request)
      })
    })
  })

  async function tried(trial: BoundaryTrial, form: Form) {
    const study = await read(database, (tx) => studyBoundaries(tx, trial))
    return <TrialPage trial={trial} study={study} form={form} />
  }
}

async function mayChange(database: Database, request: FastifyRequest) {
  const actor = signedIn(request)
  await read(database, (tx) => needPower(tx, actor, 'register.change'))
  return actor
}

async function ownTrial(database: Database, request: FastifyRequest, id: string): Promise<BoundaryTrial> {
  const { subject } = await mayChange(database, request)
  const trial = await read(database, (tx) => findTrial(tx, subject, id))
  if (!trial) throw notFound('organization.page.boundaries.no_trial')
  return trial
}

/** @throws invalid at the field of the file when it is not in Unicode */
function textOf(data: Uint8Array): string {
  const decoded = decodeText(data)
  if ('text' in decoded) return decoded.text
  throw invalid('record.input.invalid', {}, [
    { path: 'file', messageKey: 'organization.page.boundaries.not_text' }
  ])
}

/** What is wrong with a feature is said with its number in the file, at the field of the file. */
function byFeature(form: Form, { t }: FastifyRequest): Form {
  const errors = form.errors.map(({ path, text }) => {
    const [, number] = /^(?:features|objects\..+\.geometries)\.(\d+)$/.exec(path) ?? []
    if (number !== undefined)
      return {
        path: 'file',
        text: t('organization.page.boundaries.feature', { number: Number(number) + 1, said: text })
      }
    return { path: ['on', 'source'].includes(path) ? path : 'file', text }
  })
  return {
    ...form,
    errors,
    field: (name) => ({ ...form.field(name), error: errors.find((one) => one.path === name)?.text })
  }
}

function uploadOptions({ t, view }: FastifyRequest) {
  return {
    title: t('organization.page.boundaries.title'),
    back: { href: view.href('/map'), text: t('organization.page.map.title') },
    dateSwitch: false
  }
}

function trialOptions({ t, view }: FastifyRequest) {
  return {
    title: t('organization.page.boundaries.tried'),
    back: { href: view.href('/map/boundaries'), text: t('organization.page.boundaries.title') },
    dateSwitch: false,
    wide: true
  }
}
