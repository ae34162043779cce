import { type RawBuilder, sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { instant } from '../../../book/moments.ts'
import { givenAmong, givenOn, servedBefore } from '../../../desk/scope.ts'
import type { RegisterRow } from '../../../papers/index.ts'

/** A line of the register of dossiers, before its words. */
export interface RegisterLine
  extends Omit<RegisterRow, 'receivedAt' | 'returnAt' | 'transferredAt' | 'resultAt' | 'returnedAt'> {
  id: string
  /** Null: it was refused, at the moment below. */
  receivedAt: string | null
  refusedAt: string | null
  /** Why it was refused. */
  refusal: string | null
  returnAt: string | null
  transferredAt: string | null
  resultAt: string | null
  returnedAt: string | null
  way: 'counter' | 'online' | 'post'
}

/** More than these nobody prints; a shorter span is asked for. */
export const mostLines = 20_000

/**
 * What a body received in a span of days, at its counters or as the one that settles it, and what it refused to receive.
 * @param span first and last day, in the time zone of the place
 */
export async function registerOf(
  tx: Snapshot,
  organizationId: string,
  { from, until, timeZone, limit }: { from: Day; until: Day; timeZone: string; limit: number }
): Promise<RegisterLine[]> {
  const at = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`
  const within = (
    column: string
  ) => sql`${sql.ref(column)} >= ${from}::date::timestamp at time zone ${timeZone}
    and ${sql.ref(column)} < (${until}::date + 1)::timestamp at time zone ${timeZone}`
  const theirs = await theirsOn(tx, organizationId, until)
  const found = await sql<RegisterLine>`
    with own as materialized (
      select d.*, x.at as entered from (
        select d.id, d.received_at as at from dossier d where ${within('d.received_at')} and ${theirs}
        union all
        select d.id, d.ended_at from dossier d
        where d.phase = 'refused' and d.received_at is null and ${within('d.ended_at')} and ${theirs}
        order by at limit ${limit}
      ) x join dossier d on d.id = x.id
    ), moved as (
      select e.dossier_id,
        min(e.at) filter (where e.type in ('assign', 'take_over')) as transferred,
        min(e.at) filter (where e.type = 'send') as sent
      from own o join dossier_event e on e.dossier_id = o.id
      where e.type in ('assign', 'take_over', 'send') group by e.dossier_id
    )
    select o.id, coalesce(o.code, '–') as code, v.name_vi as procedure, o.sets, o.applicant_name as applicant, o.applicant_address as address,
      o.applicant_phone as phone, o.return_way as way,
      (select n.name from organization_version n where n.organization_id = p.origin_id
        order by n.valid @> ${until}::date desc, lower(n.valid) desc nulls last limit 1) as settling,
      ${at('o.received_at')} as "receivedAt", case when o.phase = 'refused' then ${at('o.ended_at')} end as "refusedAt",
      case when o.phase = 'refused' then (select e.payload ->> 'reason' from dossier_event e
        where e.dossier_id = o.id and e.type = 'refuse' order by e.number desc limit 1) end as refusal, ${at('o.promised_at')} as "returnAt", ${at('m.transferred')} as "transferredAt",
      ${at('m.sent')} as "resultAt", ${at('o.handed_over_at')} as "returnedAt"
    from own o join procedure_version v on v.id = o.version_id join pile p on p.id = o.pile_id
    left join moved m on m.dossier_id = o.id order by o.entered, o.code`.execute(tx)
  return found.rows
}

/**
 * What a body has or had at its counters on a day: with what counters that it took over from received, and, where one was
 * divided, with what of that went to the bodies which it serves. What was given singly goes with whom it was given to.
 */
async function theirsOn(tx: Snapshot, organizationId: string, day: Day): Promise<RawBuilder<unknown>> {
  const singly = await givenOn(tx, day)
  const { served, here, divided } = await servedBefore(tx, [organizationId], day)
  const held = (bodies: readonly string[]) => {
    const { given, elsewhere } = givenAmong(singly, bodies)
    return sql`(d.pile_id in (select p from unnest(${bodies}::uuid[]) b cross join lateral piles_of(b, ${day}::date) p)
        and d.id <> all (${elsewhere}::uuid[])
      or d.id = any (${given}::uuid[]))`
  }
  return sql`(d.reception_id = any (${[organizationId, ...here]}::uuid[])
    or d.reception_id = any (${divided}::uuid[]) and ${held(served)}
    or ${held([organizationId])})`
}
