import type { FastifyRequest } from 'fastify'
import { type Database, read } from '../database/index.ts'
import { invalid, Problem, type ProblemDetail } from '../problem.ts'
import type { FileStore } from './file-store.ts'
import { discard, type StagedFile } from './stage.ts'
import { filesById, type StoredFile } from './store.ts'
import { keepFile } from './store-file.ts'

/** A file of a form, in the order of the form: staged, or the reason why it was refused. */
export interface IncomingFile {
  field: string
  file: StagedFile | Problem
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Files of the form of a route that takes files; discarded after the answer unless they were received. */
    incomingFiles: IncomingFile[]
  }
  interface FastifyContextConfig {
    /** Files in forms go to the disk as they come, for `receiveFiles`, instead of into `request.body`. */
    takesFiles?: boolean
  }
}

/** A form with its files. */
export interface ReceivedForm {
  /** What was typed, as in `request.body`. */
  fields: Record<string, unknown>
  /** Those kept from an earlier try first; then as chosen. */
  files: { field: string; file: StoredFile }[]
}

/** Name of the hidden field that brings back a file of an earlier try: its value is the file's id. */
export const keptField = (field: string) => `${field}.kept`

/**
 * Stores the files of a form that was posted to a route with `config: { takesFiles: true }`. Its token has been
 * checked by then. Call it within `act` of `reply.form`: when anything is refused, the form comes again with what
 * was typed, and with the ids of the files that were fine as values of `keptField(field)`, for hidden fields, so
 * that nobody chooses a file twice.
 * @param options the subject of who hands them in
 * @throws Problem 422 with each file that cannot be taken at its field; 503 when storage or scanner are out of reach
 */
export async function receiveFiles(
  request: FastifyRequest,
  database: Pick<Database, 'db'>,
  store: FileStore,
  { subject }: { subject: string }
): Promise<ReceivedForm> {
  const fields = (request.body ?? {}) as Record<string, unknown>
  const kept = await keptFiles(fields, database, subject)
  const files = [...kept.files]
  const refused = [...kept.refused]
  const incoming = request.incomingFiles.splice(0)
  try {
    for (const { field, file } of incoming) {
      const stored = await orProblem(file, (staged) => keepFile(database, store, staged, subject))
      if (stored instanceof Problem) refused.push(at(field, stored))
      else files.push({ field, file: stored })
    }
  } finally {
    for (const { file } of incoming) if (!(file instanceof Problem)) await discard(file)
    rememberFiles(fields, files)
  }
  if (refused.length) throw invalid('record.input.invalid', {}, refused)
  return { fields, files }
}

/** A refusal of this one file is an answer; anything else stops all. */
async function orProblem(
  file: StagedFile | Problem,
  keep: (staged: StagedFile) => Promise<StoredFile>
): Promise<StoredFile | Problem> {
  if (file instanceof Problem) return file
  return await keep(file).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid') return error
    throw error
  })
}

const at = (path: string, { messageKey, params }: Problem): ProblemDetail => ({ path, messageKey, params })

const suffix = keptField('')
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Files that the same subject handed in before. Those of others are as if they were not there. */
async function keptFiles(fields: Record<string, unknown>, database: Pick<Database, 'db'>, subject: string) {
  const named = Object.entries(fields)
    .filter(([name]) => name.endsWith(suffix) && name !== suffix)
    .flatMap(([name, value]) => [value].flat().map((id) => ({ field: name.slice(0, -suffix.length), id })))
  const ids = named.flatMap(({ id }) => (typeof id === 'string' && uuid.test(id) ? [id.toLowerCase()] : []))
  const found = ids.length ? await read(database, (tx) => filesById(tx, ids)) : []
  const own = new Map(found.filter((file) => file.uploadedBy === subject).map((file) => [file.id, file]))
  const files: ReceivedForm['files'] = []
  const refused: ProblemDetail[] = []
  for (const { field, id } of named) {
    const file = typeof id === 'string' ? own.get(id.toLowerCase()) : undefined
    if (file) files.push({ field, file })
    else if (id !== '') refused.push({ path: field, messageKey: 'files.refused.gone' })
  }
  return { files, refused }
}

/** The form that comes again brings the files with it. */
function rememberFiles(fields: Record<string, unknown>, files: ReceivedForm['files']): void {
  for (const name of Object.keys(fields)) if (name.endsWith(suffix) && name !== suffix) delete fields[name]
  for (const [field, group] of Map.groupBy(files, ({ field }) => field)) {
    fields[keptField(field)] = group.map(({ file }) => file.id)
  }
}
