import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { RequestFault } from './fault.ts'

export const megabyte = 1024 * 1024
export const bodyLimit = megabyte
export const uploadLimit = 20 * megabyte

/** A file as a form sent it. */
export interface UploadedFile {
  filename: string
  mimetype: string
  data: Buffer
}

const isFile = (value: unknown): value is UploadedFile =>
  typeof value === 'object' && value !== null && Buffer.isBuffer((value as UploadedFile).data)

/** Schema piece: a file must be chosen. */
export const uploadedFile = z.custom<UploadedFile>(isFile, { error: 'http.error.no_file' })

/** Schema piece: a file may be chosen. */
export const optionalFile = z.custom<UploadedFile | undefined>(
  (value) => value === undefined || isFile(value)
)

/** Files arrive in `request.body` beside the other fields; what is too large is refused before it is read. */
export async function acceptUploads(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async (request) => {
    const form = request.headers['content-type']?.startsWith('multipart/form-data') ?? false
    const limit = form ? uploadLimit + bodyLimit : bodyLimit
    if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(form ? uploadLimit : bodyLimit)
  })
  await app.register(multipart, {
    attachFieldsToBody: true,
    limits: { fileSize: uploadLimit, files: 5, fields: 500, fieldSize: bodyLimit, parts: 505 }
  })
  app.addHook('preValidation', async (request) => {
    if (request.isMultipart()) request.body = await plainFields(request.body)
  })
}

type Part = { value?: unknown; filename?: string; mimetype?: string; toBuffer?: () => Promise<Buffer> }

/** Fields as text, files with their content; a file field left blank is not there. */
async function plainFields(body: unknown): Promise<Record<string, unknown>> {
  const fields: [string, unknown][] = []
  for (const [name, parts] of Object.entries((body ?? {}) as Record<string, Part | Part[]>)) {
    const values = await Promise.all([parts].flat().map(plainValue))
    const given = values.filter((value) => value !== undefined)
    if (given.length) fields.push([name, given.length === 1 ? given[0] : given])
  }
  return Object.fromEntries(fields)
}

async function plainValue(part: Part): Promise<unknown> {
  if (!part.toBuffer) return part.value
  const { filename, mimetype = '' } = part
  return filename ? ({ filename, mimetype, data: await part.toBuffer() } satisfies UploadedFile) : undefined
}

/** 413 in plain words, with the limit. */
export function tooLarge(limit: number): RequestFault {
  const headers = { connection: 'close' }
  const params = { megabytes: Math.round(limit / megabyte) }
  return new RequestFault({
    status: 413,
    code: 'too_large',
    messageKey: 'http.error.too_large',
    params,
    headers
  })
}
