import type { Socket } from 'node:net'
import { languages, translator } from '../i18n/index.ts'

const answers: Record<string, [status: string, messageKey: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'http.error.headers_too_large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'http.error.malformed']
}

/** Answers what is no HTTP, or too much of it: there is no request yet, so it is said in every language. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, key] = answers[error.code ?? ''] ?? ['400 Bad Request', 'http.error.malformed']
  const body = languages.map((language) => `${translator(language)(key)}\n`).join('')
  const headers = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close'
  ]
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`)
}
