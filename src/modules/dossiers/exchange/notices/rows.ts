import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/index.ts'
import type { Language } from '../../../../platform/i18n/index.ts'
import { instant } from '../../book/moments.ts'
import type { Life } from '../../life/life.ts'
import { after, cursorOf, inOrder } from '../events.ts'

/** An entry of a dossier's book with what its applicant may be told of it. */
export interface Row {
  cursor: string
  dossierId: string
  number: number
  code: string | null
  type: string
  at: string
  /** As it is now: what was handed over meanwhile needs no notice that it is there. */
  phase: string
  life: Life
  channel: string
  returnWay: string
  items: string[] | null
  reason: string | null
  /** Of a payment: how much, how it comes to that, and by which way it was paid. */
  amount: number | null
  note: string | null
  way: string | null
  until: string | null
  promised: string | null
  procedure: string
  body: string
  name: string
  email: string | null
  phone: string | null
  demonstration: boolean
  /** In which the applicant handed it in. */
  language: Language
  timeZone: string
}

/** What happened after a cursor, in its order. */
export async function rowsAfter(tx: Tx, cursor: string, limit: number): Promise<Row[]> {
  const found = await sql<Row>`
    select ${cursorOf} as cursor, e.dossier_id as "dossierId", e.number, d.code, e.type, d.life, d.channel,
      d.phase, d.return_way as "returnWay", e.payload -> 'items' as items, e.payload ->> 'reason' as reason,
      (e.payload ->> 'amount')::float8 as amount, e.payload #>> '{with,note}' as note, e.payload #>> '{with,way}' as way,
      to_char(e.at at time zone 'utc', ${instant}) as at,
      to_char((case when e.type = 'extend' then d.extended_to end) at time zone 'utc', ${instant}) as until,
      to_char((case when e.type = 'receive' then d.promised_at end) at time zone 'utc', ${instant}) as promised,
      case s.language when 'en' then coalesce(v.name_en, v.name_vi) when 'de' then coalesce(v.name_de, v.name_vi)
        else v.name_vi end as procedure,
      d.applicant_name as name, d.applicant_email as email, d.applicant_phone as phone,
      d.demonstration, s.language, coalesce((select time_zone from locality limit 1), 'UTC') as "timeZone",
      (select o.name from organization_version o where o.organization_id = coalesce(d.return_id, d.reception_id, p.origin_id)
        order by upper(o.valid) desc nulls first limit 1) as body
    from dossier_event e join dossier d on d.id = e.dossier_id join procedure_version v on v.id = d.version_id
    join pile p on p.id = d.pile_id
    cross join lateral (select coalesce((select l.payload #>> '{with,language}' from dossier_event l
      where l.dossier_id = e.dossier_id and l.type = 'submit' order by l.number desc limit 1), 'vi') as language) s
    where ${after(cursor)} ${inOrder} limit ${limit}`.execute(tx)
  return found.rows
}
