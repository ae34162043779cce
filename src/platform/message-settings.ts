import { z } from 'zod'

/** How people and other systems are told. */
export interface MessageSettings {
  /** Whether events may be posted to addresses within the own network. */
  privateWebhooks: boolean
  /** The mail server; without it e-mails are put into a folder. */
  smtp?: { url: string; from: string }
  /** The gateway for text messages; without it they are put into a folder. */
  sms?: { url: string; token: string }
}

const blankAsNone = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional())

/** The variables of messages, for the one schema of the environment. */
export const messageVariables = {
  HAICAP_WEBHOOK_PRIVATE: blankAsNone(z.enum(['yes', 'no'])),
  HAICAP_SMTP_URL: blankAsNone(z.url({ protocol: /^smtps?$/ })),
  HAICAP_SMTP_FROM: blankAsNone(z.string().regex(/^[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/)),
  HAICAP_SMS_URL: blankAsNone(z.url({ protocol: /^https?$/ })),
  HAICAP_SMS_TOKEN: blankAsNone(z.string())
}

const given = z.object(messageVariables)
type Given = z.infer<typeof given>

/**
 * The settings of messages from their variables.
 * @param unusable makes the problem that names variables that are missing
 */
export function messageSettings(given: Given, unusable: (names: string[]) => Error): MessageSettings {
  const { HAICAP_SMTP_URL, HAICAP_SMTP_FROM, HAICAP_SMS_URL, HAICAP_SMS_TOKEN } = given
  const missing = [
    ...missingOf({ HAICAP_SMTP_URL, HAICAP_SMTP_FROM }),
    ...missingOf({ HAICAP_SMS_URL, HAICAP_SMS_TOKEN })
  ]
  if (missing.length > 0) throw unusable(missing)
  return {
    privateWebhooks: given.HAICAP_WEBHOOK_PRIVATE === 'yes',
    ...(HAICAP_SMTP_URL && HAICAP_SMTP_FROM && { smtp: { url: HAICAP_SMTP_URL, from: HAICAP_SMTP_FROM } }),
    ...(HAICAP_SMS_URL && HAICAP_SMS_TOKEN && { sms: { url: HAICAP_SMS_URL, token: HAICAP_SMS_TOKEN } })
  }
}

/** The two belong together: half a way is a mistake, not a default. */
function missingOf(pair: Record<string, string | undefined>): string[] {
  const missing = Object.entries(pair).flatMap(([name, value]) => (value ? [] : [name]))
  return missing.length === 1 ? missing : []
}
