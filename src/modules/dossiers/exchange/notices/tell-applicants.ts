import { sql } from 'kysely'
import { type Database, type Tx, write } from '../../../../platform/database/index.ts'
import { defaultLanguage, formatInstant } from '../../../../platform/i18n/index.ts'
import { isReachable, notify } from '../../../../platform/notices/index.ts'
import { instant } from '../../book/moments.ts'
import { after, cursorOf, holdCursor, inOrder, moveCursor } from '../events.ts'

const reader = 'notices'
const batch = 500

interface Row {
  cursor: string
  dossierId: string
  number: number
  code: string | null
  type: string
  phase: string
  returnWay: string
  items: string[] | null
  reason: string | null
  until: string | null
  promised: string | null
  procedure: string
  body: string
  name: string
  email: string | null
  phone: string | null
  demonstration: boolean
  timeZone: string
}

/**
 * Tells applicants what they wait for: that it was received, what is missing, that it takes longer, that the result is there.
 * Read from the books, so that no act waits for it and none is forgotten; each is told once, for its entry is the key.
 * Only who gave an address or a number is told; dossiers of the demonstration tell nobody.
 * @returns how many notices were written
 */
export async function tellApplicants(database: Database): Promise<number> {
  let total = 0
  for (;;) {
    const { told, more } = await write(database, tellPage)
    total += told
    if (!more) return total
  }
}

async function tellPage(tx: Tx): Promise<{ told: number; more: boolean }> {
  const rows = await readOn(tx, await holdCursor(tx, reader))
  let told = 0
  for (const row of rows) {
    const key = newsOf(row)
    if (key && row.code && !row.demonstration) told += await tell(tx, row, key)
  }
  const last = rows.at(-1)
  if (last) await moveCursor(tx, reader, last.cursor)
  return { told, more: rows.length === batch }
}

/** What of it the applicant is told. Who is handed the result on the spot needs no letter that it is there. */
function newsOf({ type, phase, returnWay }: Row): string | undefined {
  if (type === 'receive') return phase === 'handed_over' ? undefined : 'received'
  if (type === 'ask_supplement') return 'supplement'
  if (type === 'extend') return 'extended'
  if (type === 'release' && returnWay !== 'counter' && phase !== 'handed_over') return 'ready'
  if (type === 'send' && returnWay === 'counter' && phase !== 'handed_over') return 'ready'
  return undefined
}

async function tell(tx: Tx, row: Row, news: string): Promise<number> {
  const language = defaultLanguage
  const when = row.until ?? row.promised
  const params = {
    code: row.code ?? '',
    name: row.name,
    procedure: row.procedure,
    body: row.body,
    when: when ? formatInstant(when, language, row.timeZone) : '',
    missing: [...(row.items ?? []), row.reason ?? ''].filter(Boolean).join('; ').slice(0, 1000),
    dated: when ? 'yes' : 'no'
  }
  const words = { language, params, bodyKey: `exchange.notice.${news}.body` }
  const key = `${row.dossierId}/${row.number}`
  let told = 0
  if (row.email && isReachable('email', row.email)) {
    const subjectKey = `exchange.notice.${news}.subject`
    const mail = { ...words, channel: 'email', to: row.email, subjectKey, dedupeKey: `${key}/email` } as const
    told += (await notify(tx, mail)) ? 1 : 0
  }
  if (row.phone && isReachable('sms', row.phone)) {
    const text = { ...words, bodyKey: `exchange.notice.${news}.sms` }
    told += (await notify(tx, { ...text, channel: 'sms', to: row.phone, dedupeKey: `${key}/sms` })) ? 1 : 0
  }
  return told
}

async function readOn(tx: Tx, cursor: string): Promise<Row[]> {
  const found = await sql<Row>`
    select ${cursorOf} as cursor, e.dossier_id as "dossierId", e.number, d.code, e.type,
      -- as it is now: what was handed over meanwhile needs no notice that it is there
      d.phase, d.return_way as "returnWay", e.payload -> 'items' as items, e.payload ->> 'reason' as reason,
      to_char((case when e.type = 'extend' then d.extended_to end) at time zone 'utc', ${instant}) as until,
      to_char((case when e.type = 'receive' then d.promised_at end) at time zone 'utc', ${instant}) as promised,
      v.name_vi as procedure, d.applicant_name as name, d.applicant_email as email, d.applicant_phone as phone,
      d.demonstration, coalesce((select time_zone from locality limit 1), 'UTC') as "timeZone",
      (select o.name from organization_version o where o.organization_id = coalesce(d.return_id, d.reception_id, p.origin_id)
        order by upper(o.valid) desc nulls first limit 1) as body
    from dossier_event e join dossier d on d.id = e.dossier_id join procedure_version v on v.id = d.version_id
    join pile p on p.id = d.pile_id
    where ${after(cursor)} ${inOrder} limit ${batch}`.execute(tx)
  return found.rows
}
