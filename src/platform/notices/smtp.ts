import { createTransport } from 'nodemailer'
import { plainWords } from '../answer-text.ts'
import type { MailSender, Outgoing, Sending } from './senders.ts'

export interface SmtpSettings {
  /** `smtp://user:password@host:587`, `smtps://host`. */
  url: string
  /** `Lào Cai <no-reply@…>` */
  from: string
}

/** The message that goes out; its id is the notice's, so that one that comes twice is seen as one. */
export function messageOf({ id, to, subject, body, language }: Outgoing, from: string) {
  const domain = from.replace(/>$/, '').split('@').at(-1)
  return {
    from,
    to: { name: '', address: to },
    subject: subject ?? '',
    text: body,
    messageId: `<${id}@${domain}>`,
    headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' }
  }
}

/** Sends by a mail server, over connections that stay open for a while. */
export function smtpSender({ url, from }: SmtpSettings): MailSender {
  const settings = { pool: true, maxConnections: 2, connectionTimeout: 10_000, greetingTimeout: 10_000 }
  const transport = createTransport({ ...partsOf(url), ...settings, socketTimeout: 30_000 })
  return {
    async send(notice) {
      try {
        const { response } = await transport.sendMail(messageOf(notice, from))
        return { end: 'sent', said: plainWords(response) }
      } catch (error) {
        return sendingOf(error as SmtpError)
      }
    },
    close: () => transport.close()
  }
}

interface SmtpError extends Error {
  /** What went wrong, as the library says it. */
  code?: string
  responseCode?: number
  response?: string
}

/** What the server says about this message or its recipient; everything else is about the way to it. */
const aboutMessage = new Set(['EENVELOPE', 'EMESSAGE'])

function sendingOf({ code = '', responseCode, response, message }: SmtpError): Sending {
  const said = plainWords(response ?? message)
  if (!aboutMessage.has(code)) return { end: 'later', said, way: true }
  // 4yz: not now; 5yz: never. Without an answer the library itself found the recipient unusable.
  if (responseCode !== undefined && responseCode < 500) return { end: 'later', said }
  return { end: 'refused', said }
}

function partsOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // Where there is a password it goes over an encrypted connection or not at all.
    requireTLS: username !== '' && !secure,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } })
  }
}
