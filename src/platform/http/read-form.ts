import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { type FileStore, type IncomingFile, stage } from '../files/index.ts'
import { invalid, Problem } from '../problem.ts'

/** Files of one form where a route takes files. */
export const mostFiles = 20
const parts = { fields: 500, parts: 520 }

interface Limits {
  /** Of one text field, in bytes. */
  bodyLimit: number
  /** Of all files together, in bytes. */
  limit: number
  /** What is thrown beyond it. */
  tooLarge: Error
}

/** Fields as text, files with their content; a file field left blank is not there. */
export async function bufferedForm(request: FastifyRequest, { bodyLimit, limit, tooLarge }: Limits) {
  const fields = new Fields()
  const limits = { ...parts, fileSize: limit, files: 5, fieldSize: bodyLimit }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') fields.add(part.fieldname, part.value)
    else {
      const { filename, mimetype = '', fieldname } = part
      const data = await part.toBuffer()
      if (part.file.truncated) throw tooLarge
      if (filename) fields.add(fieldname, { filename, mimetype, data })
    }
  }
  return fields.all()
}

/**
 * Fields as text; files go to the disk as they come, into `request.incomingFiles`. One that cannot be taken does
 * not stop the form: the fields after it count, and its refusal belongs beside its field.
 */
export async function streamedForm(
  request: FastifyRequest,
  store: FileStore,
  { bodyLimit, limit, tooLarge }: Limits
) {
  const fields = new Fields()
  // One byte more than is taken, so that too much is seen as such; the parser drops the rest.
  const limits = { ...parts, fileSize: store.maxBytes + 1, files: mostFiles, fieldSize: bodyLimit }
  let total = 0
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') fields.add(part.fieldname, part.value)
      else if (!part.filename) part.file.resume()
      else {
        const incoming = await stagePart(part, store)
        request.incomingFiles.push(incoming)
        total += part.file.bytesRead
        // A form that does not say its length may have no end.
        const endless = part.file.truncated && request.headers['content-length'] === undefined
        if (total > limit || endless) throw tooLarge
      }
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_FILES_LIMIT') throw error
    throw invalid('files.refused.too_many', { count: mostFiles })
  }
  return fields.all()
}

async function stagePart(part: MultipartFile, store: FileStore): Promise<IncomingFile> {
  const { fieldname: field, file, filename } = part
  try {
    // The stream is not destroyed: the rest of the form comes after it.
    return { field, file: await stage(store, file.iterator({ destroyOnReturn: false }), filename) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error
    file.resume()
    return { field, file: error }
  }
}

/** A name that occurs several times holds a list. */
class Fields {
  readonly #values = new Map<string, unknown[]>()

  add(name: string, value: unknown): void {
    const values = this.#values.get(name) ?? []
    this.#values.set(name, values)
    values.push(value)
  }

  all(): Record<string, unknown> {
    const entries = [...this.#values].map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values
    ])
    return Object.fromEntries(entries) as Record<string, unknown>
  }
}
