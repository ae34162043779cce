import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import { type Language, type MessageParameters, translator } from '../i18n/index.ts'
import { invalid } from '../problem.ts'

interface Words {
  /** Who reads it, in their language. */
  language: Language
  /** Messages of what it says, one after the other, divided by an empty line. */
  bodyKeys: readonly string[]
  params?: MessageParameters
  /** What is told to whom, such as `dossier.ready/<id>/email`: told once, however often it is asked for. */
  dedupeKey: string
}

/** A message to a person. */
export type Notice =
  | (Words & { channel: 'email'; to: string; subjectKey: string })
  | (Words & { channel: 'sms'; to: string })

const email = /^[^\s@<>"',;:\\]+@[^\s@<>"',;:\\]+\.[^\s@<>"',;:\\]+$/
const number = /^\+?\d{8,15}$/

/** Whether a text can be an address of that channel; people write numbers with spaces, dots and dashes. */
export function isReachable(channel: Notice['channel'], to: string): boolean {
  return channel === 'email' ? email.test(to) && to.length <= 254 : number.test(plainNumber(to))
}

/**
 * Writes a notice in the transaction of the act that it tells of: it is sent once that is committed, or never. The
 * words are fixed now, in the reader's language.
 * @returns whether it is new; one with the same dedupe key is not told again
 * @throws invalid for what cannot be an address
 */
export async function notify(tx: Tx, notice: Notice): Promise<boolean> {
  const { channel, language, bodyKeys, params, dedupeKey } = notice
  const to = channel === 'sms' ? plainNumber(notice.to) : notice.to.trim()
  if (!isReachable(channel, to)) throw invalid('notices.refusal.recipient', { to })
  const t = translator(language)
  const body = bodyKeys.map((key) => t(key, params)).join('\n\n')
  // A line break would end a header.
  const subject = notice.channel === 'email' ? t(notice.subjectKey, params).replace(/\s+/g, ' ').trim() : null
  const made = await sql`
    insert into notice (channel, recipient, subject, body, language, dedupe_key, next_attempt_at)
    values (${channel}, ${to}, ${subject}, ${body}, ${language}, ${dedupeKey},
      date_trunc('milliseconds', now())) -- workers count in these
    on conflict (dedupe_key) do nothing returning id`.execute(tx)
  return made.rows.length > 0
}

const plainNumber = (to: string): string => to.replace(/[\s.()-]/g, '')
