import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { getDossier } from '../../book/read.ts'
import { papersOf } from '../../detail/read.ts'
import type { Dossier, Entry } from '../../dossier.ts'
import { calendarOf, dayAt } from '../../law.ts'
import { versionById } from '../../reference.ts'
import { Where } from '../../where.ts'
import type { PortalFormat, Said } from '../format.ts'

interface Told {
  dossierId: string
  event: number
  known: boolean
}

/**
 * What the portal is told of an entry: the state after it, in the portal's words, with what else the portal keeps of
 * the dossier.
 * @param agency the code by which the portal knows the province
 */
export async function messageOf(
  tx: Snapshot,
  format: PortalFormat,
  agency: string,
  { dossierId, event, known }: Told
): Promise<Record<string, unknown>> {
  const entry = await entryOf(tx, dossierId, event)
  const day = await dayAt(tx, entry.learnedAt)
  const dossier = await getDossier(tx, dossierId, day)
  const facts = await factsOf(tx, format, dossier, entry)
  const named = Object.entries(format.fields).flatMap(([field, theirs]) => {
    const value = facts[field as Said]
    return value === null || value === undefined || value === '' ? [] : [[theirs, value]]
  })
  const { service, serviceName, agency: agencyName, updating, data } = format.envelope
  return {
    [service]: serviceName,
    [agencyName]: agency,
    [updating]: String(known),
    [data]: [Object.fromEntries(named)]
  }
}

async function entryOf(tx: Snapshot, dossierId: string, event: number) {
  const found = await sql<Pick<Entry, 'national' | 'payload'> & { learnedAt: string }>`
    select national, payload, learned_at::text as "learnedAt" from dossier_event
    where dossier_id = ${dossierId}::uuid and number = ${event}`.execute(tx)
  const [entry] = found.rows
  if (!entry) throw new Error(`entry ${event} of a book is gone`)
  return { ...entry, learnedAt: new Date(entry.learnedAt).toISOString() }
}

type Facts = Partial<Record<Said, unknown>>

async function factsOf(
  tx: Snapshot,
  format: PortalFormat,
  dossier: Dossier,
  { national, payload }: Pick<Entry, 'national' | 'payload'>
): Promise<Facts> {
  const { content } = await versionById(tx, dossier.versionId)
  const { timeZone } = await calendarOf(tx)
  const day = await dayAt(tx, new Date().toISOString())
  const names = await namesOf(tx, await new Where(tx, dossier, day).custodian(), dossier.pile.functionCode)
  const at = (moment: string | null) => moment && spelledMoment(moment, format.moment, timeZone)
  const { applicant } = dossier
  const ended = national !== null && [3, 7, 8, 9, 10].includes(national)
  return {
    code: dossier.code,
    procedureCode: content.nationalCode ?? content.localCode,
    procedureName: content.name.vi,
    fieldCode: format.fieldCodes[dossier.pile.functionCode] ?? dossier.pile.functionCode,
    fieldName: names.field,
    channel: format.channels[dossier.channel],
    applicantName: applicant.name,
    applicantKind: format.applicantKinds[applicant.kind],
    applicantNumber: applicant.number,
    email: applicant.email,
    phone: applicant.phone,
    request: dossier.request,
    receivedAt: at(dossier.receivedAt),
    dueAt: at(dossier.extendedTo ?? dossier.promisedAt),
    state: national && format.states[String(national) as keyof PortalFormat['states']],
    endedAt: ended ? at(dossier.endedAt) : null,
    handedOverAt: national === 10 ? at(dossier.handedOverAt) : null,
    returnInformation: ended ? dossier.resultNumber : null,
    returnWay: format.returnWays[dossier.returnWay],
    body: names.body,
    note: noteOf(payload),
    papers: (await papersOf(tx, dossier.id))
      .filter(({ kind }) => kind === 'component' || kind === 'field')
      .map((paper) => ({
        [format.paper.id]: paper.id,
        [format.paper.name]: paper.title,
        ...(paper.ordinal && { [format.paper.component]: String(paper.ordinal) })
      })),
    fees: content.fees.map((fee) => ({
      [format.fee.name]: fee.name,
      [format.fee.amount]: String(fee.amount)
    }))
  }
}

async function namesOf(tx: Snapshot, bodyId: string, field: string) {
  const found = await sql<{ body: string | null; field: string | null }>`select
    (select v.name from organization_version v where v.organization_id = ${bodyId}::uuid
      order by upper(v.valid) desc nulls first limit 1) as body,
    (select name_vi from function where code = ${field}) as field`.execute(tx)
  return found.rows[0] ?? { body: null, field: null }
}

/** What the office said to the citizen with it: what is missing, why not. */
function noteOf(payload: Entry['payload']): string {
  const { items = [], reason = '' } = payload as { items?: string[]; reason?: string }
  return [reason, ...items].filter(Boolean).join('; ').slice(0, 2000)
}

/** A moment as the portal reads it: by the clock of the place. */
export function spelledMoment(moment: string, how: PortalFormat['moment'], timeZone: string): string {
  const there = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone)
  if (how === 'iso') return there.toString({ timeZoneName: 'never', smallestUnit: 'second' })
  return there.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:T]/g, '')
}
