import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/index.ts'
import type { Language } from '../../../../platform/i18n/index.ts'
import { instant } from '../../book/moments.ts'
import type { Life } from '../../life/life.ts'
import { after, cursorOf, inOrder } from '../events.ts'

/** An entry of a dossier's book with what its applicant may be told of it. */
export interface Row {
  dossierId: string
  number: number
  code: string
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
  /** In which the applicant handed it in. */
  language: Language
  timeZone: string
}

/** Something that happened, and, if it is of a kind that applicants are told of, what they may be told. */
interface Happened {
  cursor: string
  row: Row | null
}

/** What happened after a cursor, in its order. The demonstration tells nobody. */
export async function happenedAfter(
  tx: Tx,
  cursor: string,
  types: readonly string[],
  limit: number
): Promise<Happened[]> {
  const found = await sql<Happened>`
    with page as (
      select e.* from dossier_event e where ${after(cursor)} ${inOrder} limit ${limit}
    )
    select ${cursorOf} as cursor, case when e.type = any(${types}) then (select to_jsonb(r) from (${rowOf}) r) end as row
    from page e ${inOrder}`.execute(tx)
  return found.rows
}

/** An entry `e` with its dossier. */
const rowOf = sql`
    select e.dossier_id as "dossierId", e.number, d.code, e.type, d.life, d.channel,
      d.phase, d.return_way as "returnWay", e.payload -> 'items' as items, e.payload ->> 'reason' as reason,
      (e.payload ->> 'amount')::float8 as amount, e.payload #>> '{with,note}' as note, e.payload #>> '{with,way}' as way,
      to_char(e.at at time zone 'utc', ${instant}) as at,
      to_char((case when e.type = 'extend' then d.extended_to end) at time zone 'utc', ${instant}) as until,
      to_char((case when e.type = 'receive' then d.promised_at end) at time zone 'utc', ${instant}) as promised,
      case s.language when 'en' then coalesce(v.name_en, v.name_vi) when 'de' then coalesce(v.name_de, v.name_vi)
        else v.name_vi end as procedure,
      d.applicant_name as name, d.applicant_email as email, d.applicant_phone as phone,
      s.language, coalesce((select time_zone from locality limit 1), 'UTC') as "timeZone",
      (select o.name from organization_version o where o.organization_id = coalesce(d.return_id, d.reception_id, p.origin_id)
        order by upper(o.valid) desc nulls first limit 1) as body
    from dossier d join procedure_version v on v.id = d.version_id
    join pile p on p.id = d.pile_id
    cross join lateral (select coalesce((select l.payload #>> '{with,language}' from dossier_event l
      where l.dossier_id = e.dossier_id and l.type = 'submit' order by l.number desc limit 1), 'vi') as language) s
    where d.id = e.dossier_id and not d.demonstration and d.code is not null`
