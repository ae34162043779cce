import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { MailSender, Sending, SmsSender } from './senders.ts'
import { messageOf } from './smtp.ts'

const from = 'haicap <no-reply@localhost.localdomain>'

/** Puts e-mails as files into a folder, as any mail program opens them: for demonstrations. */
export function mailFolder(folder: string): MailSender {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return {
    async send(notice) {
      const { message } = await transport.sendMail(messageOf(notice, from))
      return put(folder, `${notice.id}.eml`, message as Buffer)
    }
  }
}

/** Puts text messages as files into a folder: for demonstrations. */
export function smsFolder(folder: string): SmsSender {
  return { send: ({ id, to, body }) => put(folder, `${id}.txt`, `${to}\n\n${body}\n`) }
}

async function put(folder: string, name: string, content: string | Buffer): Promise<Sending> {
  const path = join(folder, name)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(path, content, { mode: 0o600 })
    return { end: 'sent', said: path }
  } catch (error) {
    return { end: 'later', said: (error as Error).message.slice(0, 500), way: true }
  }
}
