import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply } from 'fastify'
import type { FileStore } from './file-store.ts'
import type { StoredFile } from './store.ts'
import { openFile } from './store-file.ts'

/** What a browser may show within the site; anything else is saved. */
const shown = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp'])

/**
 * Answers with a file. Whoever calls it has made sure that the reader may see it.
 * @throws Problem 503 when its bytes cannot be had
 */
export async function sendFile(
  reply: FastifyReply,
  store: Pick<FileStore, 'storage'>,
  file: StoredFile,
  { download = false }: { download?: boolean } = {}
): Promise<FastifyReply> {
  const content = await openFile(store, file)
  const inline = !download && shown.has(file.mediaType)
  const isText = /^text\/|\/(?:xml|json)$/.test(file.mediaType)
  return reply
    .headers({
      'content-type': isText ? `${file.mediaType}; charset=utf-8` : file.mediaType,
      'content-length': file.size,
      'content-disposition': contentDisposition(file.name, { type: inline ? 'inline' : 'attachment' }),
      'content-security-policy': policy(file.mediaType),
      'x-content-type-options': 'nosniff',
      // A page of ours may show it beside a form; no other site may.
      'x-frame-options': 'SAMEORIGIN',
      // Papers of people stay on no shared computer.
      'cache-control': 'private, no-store'
    })
    .send(content)
}

/** Nothing in a file may run or load. Browsers refuse to show a PDF in a sandbox; their viewer is one. */
function policy(mediaType: string): string {
  const rules = ["default-src 'none'", "frame-ancestors 'self'"]
  if (mediaType === 'application/pdf')
    return [...rules, "object-src 'self'", "style-src 'unsafe-inline'"].join('; ')
  return [...rules, 'sandbox'].join('; ')
}
