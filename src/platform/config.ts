import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import {
  type ExchangeSettings,
  exchangeSettings,
  exchangeVariables,
  paymentSecrets
} from './exchange-settings.ts'
import { type FileSettings, fileSettings, fileVariables } from './file-settings.ts'
import { type MessageSettings, messageSettings, messageVariables } from './message-settings.ts'
import { type PaperSettings, paperSettings, paperVariables } from './paper-settings.ts'
import { invalid } from './problem.ts'
import { type SetClock, zSetClock } from './site-clock.ts'

/** Every setting, each from one environment variable; those without a safe default are optional here. */
export interface Config {
  port: number
  host: string
  /** Absolute. Holds the embedded database and whatever else is kept on disk. */
  dataDir: string
  /** A PostgreSQL 18 of one's own; without it the embedded one in `dataDir` is used. */
  databaseUrl?: string
  /** One province is one schema. */
  schema: string
  /** Absolute folder of the locality. */
  locality: string
  publicUrl?: string
  oidc?: { issuer: string; clientId: string; clientSecret: string }
  /** The provider's claim that holds a person's number in the staff register. */
  personClaim: string
  /** The provider's claim that holds the personal number of a citizen whom it has verified. */
  citizenClaim: string
  sessionSecret?: string
  /** A session ends after this long in any case … */
  sessionHours: number
  /** … and earlier when nobody used it for so long. */
  sessionIdleMinutes: number
  files: FileSettings
  messages: MessageSettings
  papers: PaperSettings
  /** The national portal; without it nothing is told to it, and nothing fetched. */
  exchange?: ExchangeSettings
  /** With which a bank signs what it tells of transfers; none: nothing is taken from it. */
  paymentSecrets: string[]
  /** Pages of which origins may read the API, as nobody: of all (`*`), or of those listed. */
  apiOrigins: '*' | readonly string[]
  /** From one address; an office of hundreds may come from a single one. */
  requestsPerMinute: number
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Stands in for the present day, for rehearsals, demonstrations and tests. */
  clock?: SetClock
}

/** The folder that holds package.json: defaults lie there, wherever the command is called from. */
export const projectDir = fileURLToPath(new URL('../../', import.meta.url))

const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional())

const environment = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65535)),
  HOST: optional(z.string()),
  HAICAP_DATA: optional(z.string()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//)),
  // 63 bytes is what PostgreSQL keeps of a name; pg_ is its own.
  HAICAP_SCHEMA: optional(z.string().regex(/^(?!pg_|public$|extensions$)[a-z][a-z0-9_]{0,62}$/)),
  HAICAP_LOCALITY: optional(z.string()),
  HAICAP_PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  HAICAP_OIDC_ISSUER: optional(z.url()),
  HAICAP_OIDC_CLIENT_ID: optional(z.string()),
  HAICAP_OIDC_CLIENT_SECRET: optional(z.string()),
  HAICAP_OIDC_PERSON_CLAIM: optional(z.string().max(200)),
  HAICAP_OIDC_CITIZEN_CLAIM: optional(z.string().max(200)),
  HAICAP_SESSION_SECRET: optional(z.string().min(32)),
  HAICAP_SESSION_HOURS: optional(z.coerce.number().positive().max(720)),
  HAICAP_SESSION_IDLE_MINUTES: optional(z.coerce.number().positive().max(43_200)),
  ...fileVariables,
  ...messageVariables,
  ...paperVariables,
  ...exchangeVariables,
  HAICAP_LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
  HAICAP_API_ORIGINS: optional(z.string().refine((given) => origins(given) !== undefined)),
  HAICAP_REQUESTS_PER_MINUTE: optional(z.coerce.number().int().positive()),
  HAICAP_TODAY: optional(zSetClock)
})

/**
 * Reads every setting once.
 * @throws Problem 422 that names each variable that cannot be used
 */
export function config(env: Record<string, string | undefined> = process.env): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) throw unusable(parsed.error.issues.map((issue) => String(issue.path[0])))
  const given = parsed.data

  return {
    port: given.PORT ?? 3000,
    host: given.HOST ?? '127.0.0.1',
    dataDir: given.HAICAP_DATA ? resolve(given.HAICAP_DATA) : join(projectDir, '.haicap'),
    databaseUrl: given.DATABASE_URL,
    schema: given.HAICAP_SCHEMA ?? 'haicap',
    locality: given.HAICAP_LOCALITY
      ? resolve(given.HAICAP_LOCALITY)
      : join(projectDir, 'localities', 'lao-cai'),
    publicUrl: given.HAICAP_PUBLIC_URL?.replace(/\/+$/, ''),
    oidc: oidc(given),
    personClaim: given.HAICAP_OIDC_PERSON_CLAIM ?? 'haicap_person',
    citizenClaim: given.HAICAP_OIDC_CITIZEN_CLAIM ?? 'haicap_citizen',
    sessionSecret: given.HAICAP_SESSION_SECRET,
    sessionHours: given.HAICAP_SESSION_HOURS ?? 12,
    sessionIdleMinutes: given.HAICAP_SESSION_IDLE_MINUTES ?? 60,
    files: fileSettings(given, unusable),
    messages: messageSettings(given, unusable),
    papers: paperSettings(given, unusable),
    exchange: exchangeSettings(given, unusable),
    paymentSecrets: paymentSecrets(given),
    apiOrigins: origins(given.HAICAP_API_ORIGINS ?? '*') ?? [],
    requestsPerMinute: given.HAICAP_REQUESTS_PER_MINUTE ?? 3000,
    logLevel: given.HAICAP_LOG_LEVEL ?? 'info',
    clock: given.HAICAP_TODAY && { ...given.HAICAP_TODAY, since: Date.now() }
  }
}

/** `*`, `none`, or origins such as `https://bao-cao.example.vn`, apart by spaces or commas; undefined for anything else. */
function origins(given: string): Config['apiOrigins'] | undefined {
  if (given === '*') return given
  if (given === 'none') return []
  const listed = given.split(/[\s,]+/).filter(Boolean)
  const sound = listed.every(
    (one) => /^https?:[^*]+$/.test(one) && URL.canParse(one) && new URL(one).origin === one
  )
  return listed.length && sound ? listed : undefined
}

/** The three belong together: half a provider is a mistake, not a default. */
function oidc(given: z.infer<typeof environment>): Config['oidc'] {
  const parts = {
    HAICAP_OIDC_ISSUER: given.HAICAP_OIDC_ISSUER,
    HAICAP_OIDC_CLIENT_ID: given.HAICAP_OIDC_CLIENT_ID,
    HAICAP_OIDC_CLIENT_SECRET: given.HAICAP_OIDC_CLIENT_SECRET
  }
  const { HAICAP_OIDC_ISSUER: issuer, HAICAP_OIDC_CLIENT_ID: clientId } = parts
  const clientSecret = parts.HAICAP_OIDC_CLIENT_SECRET
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret }
  if (!issuer && !clientId && !clientSecret) return undefined
  throw unusable(Object.entries(parts).flatMap(([name, value]) => (value ? [] : [name])))
}

function unusable(names: string[]) {
  const details = names.map((name) => ({
    path: name,
    messageKey: 'platform.config.unusable_variable',
    params: { name }
  }))
  return invalid('platform.config.unusable', { names: names.join(', ') }, details)
}
