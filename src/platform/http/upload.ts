import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { discard, type FileStore } from '../files/index.ts'
import { Problem } from '../problem.ts'
import { RequestFault } from './fault.ts'
import { bufferedForm, mostFiles, streamedForm } from './read-form.ts'

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

/**
 * Files of forms arrive in `request.body` beside the other fields or, where the route takes files, on the disk for
 * `receiveFiles`. What is too large as a whole is refused before it is read.
 */
export async function acceptUploads(app: FastifyInstance, store: FileStore): Promise<void> {
  app.decorateRequest('incomingFiles')
  app.addHook('onRequest', async (request, reply) => {
    request.incomingFiles = []
    const limit = limitOf(request, store)
    if (Number(request.headers['content-length'] ?? 0) > limit + bodyLimit) throw tooLarge(limit || bodyLimit)
    // Also when the reader hangs up before the answer.
    if (takesFiles(request)) reply.raw.once('close', () => void discardIncoming(request))
  })
  await app.register(multipart, { throwFileSizeLimit: false })
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return
    const limit = limitOf(request, store)
    const limits = { bodyLimit, limit, tooLarge: tooLarge(limit) }
    request.body = takesFiles(request)
      ? await streamedForm(request, store, limits)
      : await bufferedForm(request, limits)
  })
  app.addHook('onResponse', discardIncoming)
}

const takesFiles = (request: FastifyRequest) => request.routeOptions.config.takesFiles === true

/** What all files of a request may have together: several large ones, but not as many as there may be small ones. */
function limitOf(request: FastifyRequest, store: FileStore): number {
  if (!request.headers['content-type']?.startsWith('multipart/form-data')) return 0
  return takesFiles(request) ? store.maxBytes * Math.min(4, mostFiles) : uploadLimit
}

/** Whatever was not received, for example because the form was stale. */
async function discardIncoming(request: FastifyRequest): Promise<void> {
  for (const { file } of request.incomingFiles.splice(0)) {
    if (!(file instanceof Problem))
      await discard(file).catch((err) => request.log.warn({ err }, 'not discarded'))
  }
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
