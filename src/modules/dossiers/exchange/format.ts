import { sql } from 'kysely'
import { z } from 'zod'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { channels, returnWays } from '../dossier.ts'

/** What we can say of a dossier; the format names it as the portal does, or leaves it out. */
const said = [
  ...(['code', 'procedureCode', 'procedureName', 'fieldCode', 'fieldName', 'channel'] as const),
  ...(['applicantName', 'applicantKind', 'applicantNumber', 'email', 'phone', 'request'] as const),
  ...(['receivedAt', 'dueAt', 'state', 'endedAt', 'handedOverAt', 'returnInformation', 'returnWay'] as const),
  ...(['body', 'note', 'papers', 'fees'] as const)
] as const
const states = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const

const name = z.string().min(1).max(100)
const spelled = <K extends readonly [string, ...string[]]>(keys: K) => z.record(z.enum(keys), z.string())

/** How messages to the portal are spelled: data of the place, for the portal's rules change and ours need not. */
export const portalFormatSchema = z.strictObject({
  format: z.literal('haicap.portal/1'),
  source: z.string().optional(),
  /** What of it is still to be compared with the portal's own documents. */
  uncertain: z.string().optional(),
  envelope: z.strictObject({
    service: name,
    serviceName: name,
    agency: name,
    updating: name,
    data: name
  }),
  /** Where an answer says how it went, and what means that it was taken. */
  answer: z.strictObject({ code: name, message: name, taken: z.array(z.string()).min(1) }),
  /** `yyyyMMddHHmmss` or `iso`. */
  moment: z.enum(['yyyyMMddHHmmss', 'iso']),
  fields: z.partialRecord(z.enum(said), name).refine((it) => it.code && it.state, { path: ['code'] }),
  paper: z.strictObject({ id: name, name, component: name }),
  fee: z.strictObject({ name, amount: name }),
  states: spelled(states),
  channels: spelled(channels),
  returnWays: spelled(returnWays),
  applicantKinds: spelled(['citizen', 'organization'] as const),
  /** Fields of ours by the portal's codes; one that is missing keeps its own. */
  fieldCodes: z.record(z.string(), z.string()).default({})
})

export type PortalFormat = z.output<typeof portalFormatSchema>
export type Said = (typeof said)[number]

/** The format of a day; undefined where the place has none: then nothing is told. */
export async function portalFormatOn(tx: Snapshot, day: Day): Promise<PortalFormat | undefined> {
  const found = await sql<{ format: unknown }>`
    select format from portal_format where valid @> ${day}::date`.execute(tx)
  return found.rows[0] && portalFormatSchema.parse(found.rows[0].format)
}
