import { z } from 'zod'
import { type Ending, endings, usualEndings } from './media-types.ts'

/** Where files are kept, and which are taken. */
export interface FileSettings {
  /** The largest file, in bytes. */
  maxBytes: number
  /** Endings of names that may be handed in. */
  endings: readonly Ending[]
  /** Storage that speaks as Amazon's S3 does; without it a folder beside the database is used. */
  s3?: { endpoint: string; region: string; bucket: string; keyId: string; secret: string }
  /** A virus scanner; once it is set, nothing is taken that it has not seen. */
  clamd?: { host: string; port: number } | { path: string }
}

const blankAsNone = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional())

const megabyte = 1024 * 1024

/** The variables of files, for the one schema of the environment. */
export const fileVariables = {
  HAICAP_FILE_MEGABYTES: blankAsNone(z.coerce.number().positive().max(1024)),
  HAICAP_FILE_TYPES: blankAsNone(
    z
      .string()
      .transform((text) => text.toLowerCase().split(/[\s,]+/))
      .pipe(z.array(z.enum(endings)).min(1))
  ),
  HAICAP_CLAMD: blankAsNone(z.string().regex(/^(?:\/.+|\[[\da-f:]+\]:\d{1,5}|[^/:\s]+:\d{1,5})$/i)),
  HAICAP_S3_ENDPOINT: blankAsNone(z.url({ protocol: /^https?$/ })),
  HAICAP_S3_REGION: blankAsNone(z.string().regex(/^[\w-]+$/)),
  HAICAP_S3_BUCKET: blankAsNone(z.string().regex(/^[a-z0-9][a-z0-9._-]{1,62}$/)),
  HAICAP_S3_KEY_ID: blankAsNone(z.string()),
  HAICAP_S3_SECRET: blankAsNone(z.string())
}

const given = z.object(fileVariables)
type Given = z.infer<typeof given>

/**
 * The settings of files from their variables.
 * @param unusable makes the problem that names variables that are missing
 */
export function fileSettings(given: Given, unusable: (names: string[]) => Error): FileSettings {
  return {
    maxBytes: Math.round((given.HAICAP_FILE_MEGABYTES ?? 25) * megabyte),
    endings: given.HAICAP_FILE_TYPES ?? usualEndings,
    s3: s3(given, unusable),
    clamd: clamd(given.HAICAP_CLAMD)
  }
}

/** Only the region can be guessed: most servers that are not Amazon's take any. */
function s3(given: Given, unusable: (names: string[]) => Error): FileSettings['s3'] {
  const { HAICAP_S3_ENDPOINT, HAICAP_S3_BUCKET, HAICAP_S3_KEY_ID, HAICAP_S3_SECRET } = given
  const parts = { HAICAP_S3_ENDPOINT, HAICAP_S3_BUCKET, HAICAP_S3_KEY_ID, HAICAP_S3_SECRET }
  const missing = Object.entries(parts).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length === Object.keys(parts).length) return undefined
  if (!HAICAP_S3_ENDPOINT || !HAICAP_S3_BUCKET || !HAICAP_S3_KEY_ID || !HAICAP_S3_SECRET) {
    throw unusable(missing)
  }
  return {
    endpoint: HAICAP_S3_ENDPOINT.replace(/\/+$/, ''),
    region: given.HAICAP_S3_REGION ?? 'us-east-1',
    bucket: HAICAP_S3_BUCKET,
    keyId: HAICAP_S3_KEY_ID,
    secret: HAICAP_S3_SECRET
  }
}

function clamd(address: string | undefined): FileSettings['clamd'] {
  if (!address) return undefined
  if (address.startsWith('/')) return { path: address }
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) }
}
