import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import {
  asOf,
  during,
  optionalText,
  type RoomRoutes,
  signedIn,
  uploadedFile
} from '../../../platform/http/index.ts'
import { inputProblem, perform } from '../../../platform/record/index.ts'
import { importSheet } from './acts/import-sheet.ts'
import { trySheet } from './acts/try-sheet.ts'
import { exportList } from './export/export-list.ts'
import { listIds } from './lists/index.ts'
import { formats, mimeTypes } from './write/sheet-file.ts'

const tags = ['Staff sheets']
const sheetForm = z.object({ list: z.enum(listIds), file: uploadedFile })
const counts = z.object({ new: z.number(), changed: z.number(), unchanged: z.number(), error: z.number() })
const fault = z.object({ column: z.string().optional(), detail: z.string() })
const row = z.object({
  line: z.number(),
  state: z.enum(['new', 'changed', 'unchanged', 'error']),
  subject: z.string(),
  changed: z.array(z.string()),
  errors: z.array(fault)
})

/** Sheets in and out for programs: tried first, then imported by the hash of what was tried. */
export const api: RoomRoutes = async (app, { database }) => {
  app.post(
    '/staff/sheets/trial',
    {
      schema: {
        tags,
        summary: 'Try a sheet: what would happen with each row',
        description: `A form (multipart/form-data) with the fields "list" (${listIds.join(', ')}) and "file".`,
        body: z.unknown().describe('The form.'),
        response: { 200: z.object({ sha256: z.string(), counts, rows: z.array(row) }) }
      }
    },
    async (request) => {
      const input = readForm(request.body, sheetForm, request.view.today)
      const tried = await perform(database, trySheet, signedIn(request), input, during(request))
      const rows = tried.outcomes.map(({ line, state, subject, changed, faults }) => ({
        line,
        state,
        subject,
        changed,
        errors: faults.map(({ column, messageKey, params }) => ({
          column,
          detail: request.t(messageKey, params)
        }))
      }))
      return { sha256: tried.sha256, counts: tried.counts, rows }
    }
  )

  app.post(
    '/staff/sheets/import',
    {
      schema: {
        tags,
        summary: 'Import a sheet that was tried: all of its rows or none',
        description: 'The form of the trial, with the field "sha256" that the trial answered.',
        body: z.unknown().describe('The form.'),
        response: { 201: z.object({ counts }) }
      }
    },
    async (request, reply) => {
      const input = readForm(request.body, sheetForm.extend({ sha256: z.string() }), request.view.today)
      return reply
        .code(201)
        .send(await perform(database, importSheet, signedIn(request), input, during(request)))
    }
  )

  app.get(
    '/staff/sheets/:list',
    {
      schema: {
        tags,
        summary: 'A list as CSV or XLSX, with as much as the asker may see',
        params: z.object({ list: z.enum(listIds) }),
        querystring: asOf.extend({ unit: optionalText, format: z.enum(formats).default('csv') })
      }
    },
    async (request, reply) => {
      const actor = signedIn(request)
      const { unit, format } = request.query
      const { list } = request.params
      const { name, content } = await read(database, (tx) =>
        exportList(tx, actor, { list, unit, format, at: request.at }, request.t)
      )
      return reply.download(name, mimeTypes[format], content)
    }
  )
}

/** @throws invalid that names each field */
function readForm<S extends z.ZodObject<typeof sheetForm.shape>>(body: unknown, schema: S, on: string) {
  const parsed = schema.safeParse(body ?? {})
  if (!parsed.success) throw inputProblem(parsed.error)
  const { file, ...fields } = parsed.data
  return { ...fields, fileName: file.filename, content: file.data.toString('base64'), on }
}
