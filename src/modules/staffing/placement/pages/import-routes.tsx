import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import {
  blankForm,
  during,
  optionalFile,
  optionalText,
  type RoomRoutes,
  signedIn,
  type UploadedFile
} from '../../../../platform/http/index.ts'
import { invalid, Problem } from '../../../../platform/problem.ts'
import { perform } from '../../../../platform/record/index.ts'
import { getPlan } from '../../../changeover/index.ts'
import { type Imported, importPlacements } from '../acts/import-placements.ts'
import { readPlacements } from '../placements-csv.ts'
import { ImportPage } from './import-page.tsx'
import { backTo } from './people-routes.tsx'

const params = z.object({ id: z.uuid() })
const sent = z.object({ file: optionalFile.optional(), text: optionalText, do: z.enum(['try', 'import']) })

/** Taking in a list of people, tried first. */
export const importPages: RoomRoutes = async (app, { database }) => {
  app.get('/plans/:id/people/import', { schema: { params } }, async (request, reply) => {
    signedIn(request)
    const { id } = await read(database, (tx) => getPlan(tx, request.params.id))
    return reply.page(<ImportPage planId={id} form={blankForm()} />, {
      title: request.t('placement.import.title'),
      dateSwitch: false,
      back: backTo(request, `/plans/${id}/people`, 'placement.page.back')
    })
  })

  app.post('/plans/:id/people/import', { schema: { params } }, async (request, reply) => {
    const actor = signedIn(request)
    const { id } = request.params
    const text = textOf(request.body)
    const options = {
      title: request.t('placement.import.title'),
      dateSwitch: false,
      back: backTo(request, `/plans/${id}/people`, 'placement.page.back')
    }
    const take = async (input: z.output<typeof sent>, rollback: boolean): Promise<Imported> => {
      const lines = linesOf(input)
      return withoutPaths(
        perform(
          database,
          importPlacements,
          actor,
          { planId: id, lines },
          rollback ? { rollback } : during(request)
        )
      )
    }
    if ((request.body as { do?: string } | null)?.do === 'try') {
      const input = sent.safeParse(request.body)
      if (input.success) {
        const tried = await take(input.data, true).catch((error: unknown) => {
          if (error instanceof Problem && (error.status === 409 || error.status === 422)) return undefined
          throw error
        })
        if (tried)
          return reply.page(<ImportPage planId={id} form={blankForm({ text })} tried={tried} />, options)
      }
    }
    return reply.form({
      input: sent,
      act: (input) => take(input, input.do === 'try'),
      done: (imported) => ({
        to: `/plans/${id}/people`,
        say: { key: 'placement.said.imported', params: { ...imported } }
      }),
      again: (form) => {
        const kept = text
          ? {
              ...form,
              field: (name: string) => (name === 'text' ? { value: text, values: [text] } : form.field(name))
            }
          : form
        return { page: <ImportPage planId={id} form={kept} />, ...options }
      }
    })
  })
}

function linesOf({ file, text }: z.output<typeof sent>) {
  if (!file && !text)
    throw invalid('record.input.invalid', {}, [{ path: 'file', messageKey: 'http.error.no_file' }])
  const { lines, problems } = readPlacements(file?.data ?? Buffer.from(text ?? ''), file?.filename ?? '')
  if (problems.length)
    throw invalid(
      'placement.import.faulty',
      { count: problems.length },
      problems.map(({ path: _path, ...detail }) => detail)
    )
  if (!lines.length)
    throw invalid('record.input.invalid', {}, [{ path: 'file', messageKey: 'placement.import.empty' }])
  return lines
}

/** Places of a file are no fields of a form: the line says where. */
async function withoutPaths<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Problem) || !error.details.length) throw error
    const { code, messageKey, params: words, details } = error
    const placed = details.map(({ path, ...detail }) =>
      path?.startsWith('lines.') ? detail : { path, ...detail }
    )
    throw new Problem(code, messageKey, words, placed, { cause: error })
  }
}

const longest = 500_000

/** What was sent, as text that can be mended in the page. */
function textOf(body: unknown): string {
  const { file, text } = (body ?? {}) as { file?: UploadedFile; text?: unknown }
  if (file && Buffer.isBuffer(file.data))
    return file.data.length > longest ? '' : file.data.toString('utf8').replace(/^\uFEFF/, '')
  return typeof text === 'string' ? text : ''
}
