import { z } from 'zod'
import { canonicalJson, sha256 } from '../../../../platform/record/index.ts'
import { applicantSchema } from '../../facts.ts'
import { zMoment } from '../../life/events.ts'

const text = (max: number) => z.string().trim().min(1, { error: 'record.input.required' }).max(max)

/** A file that the portal holds; it is fetched from there. */
const fileSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  name: text(255),
  /** Ordinal of the component that it is, or the field of the form. */
  component: z.number().int().positive().optional(),
  field: text(100).optional()
})
const files = z.array(fileSchema).max(100).default([])
const data = z.record(z.string(), z.json()).default({})

/** What every message says: which it is, about which dossier by the portal's own code, and when it happened. */
const about = { id: text(150), code: text(100), happenedAt: zMoment }
const message = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), ...about, ...shape })

/** What the portal can tell. */
export const messageSchema = z.discriminatedUnion('kind', [
  message('submission', {
    /** National or local code of the procedure. */
    procedure: text(100),
    /** Code of the commune or province that is asked, as the portal knows it: it may be no more. */
    area: text(20),
    applicant: applicantSchema,
    request: z.string().trim().max(2000).optional(),
    returnWay: z.enum(['counter', 'online', 'post']).default('counter'),
    data,
    files
  }),
  message('supplement', { note: z.string().trim().max(2000).optional(), data, files }),
  message('payment', { receipt: text(200).optional(), amount: z.number().int().positive().optional() }),
  message('withdrawal', { reason: z.string().trim().max(2000).optional() })
])

/** What a bank tells: money came, with these words, which mostly name the dossier. */
export const transferSchema = z.strictObject({
  kind: z.literal('transfer'),
  id: text(150),
  /** The words that came with it, or the code that somebody found out. */
  code: text(500),
  happenedAt: zMoment,
  /** In đồng. */
  amount: z.number().int().positive(),
  /** To which it came. */
  account: text(50).optional(),
  /** The bank's own reference. */
  receipt: text(140)
})

export type Transfer = z.output<typeof transferSchema>
export type PortalMessage = z.output<typeof messageSchema> | Transfer
export type MessageKind = PortalMessage['kind']
export type PortalFile = z.output<typeof fileSchema>

/**
 * What a message says, apart from its id: the same again under another id is known by it. A transfer is the bank's own by its
 * reference; when it was told does not make it another.
 */
export function digestOf({ id: _id, happenedAt, ...rest }: PortalMessage): Buffer {
  const at = rest.kind === 'transfer' ? {} : { happenedAt: Temporal.Instant.from(happenedAt).toString() }
  return sha256(canonicalJson({ ...rest, ...at }))
}
