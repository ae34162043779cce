import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../../platform/day.ts'

/** Who did a step: from its entry in the record. `row` is the alias of the step's table. */
export function stepDone(row: string): RawBuilder<unknown> {
  const at = sql.ref(`${row}.recorded_at`)
  const entry = sql.ref(`${row}.recorded_in`)
  return sql`jsonb_build_object('by', coalesce((select r.actor_name from record r where r.id = ${entry}), ''),
    'capacity', (select r.ground ->> 'capacity' from record r where r.id = ${entry}), 'at', ${at})`
}

/** Where a delegation `d` stands on a day. */
export function stateOn(at: Day): RawBuilder<string> {
  const last = (outcome: string) => sql`(select c.outcome from delegation_check c
    where c.delegation_id = d.id and c.revision = d.revision order by c.recorded_at desc, c.id desc limit 1) = ${outcome}`
  const vestings = sql`from delegation_line l join delegation_vesting x on x.line_id = l.id
    join vesting v on v.id = x.vesting_id where l.delegation_id = d.id`
  return sql<string>`case
    when exists (select from delegation_discard x where x.delegation_id = d.id) then 'discarded'
    when exists (select from delegation_withdrawal x where x.delegation_id = d.id and x.on_date <= ${at}::date) then 'withdrawn'
    when exists (select from delegation_publication x where x.delegation_id = d.id) then case
      when not exists (select ${vestings} and (upper(v.valid) > ${at}::date or upper_inf(v.valid))) then 'ended'
      when not exists (select ${vestings} and lower(v.valid) <= ${at}::date and v.published_on <= ${at}::date) then 'ahead'
      when not exists (select ${vestings} and v.valid @> ${at}::date
        and not exists (select from suspension s where s.vesting_id = v.id and s.valid @> ${at}::date)) then 'suspended'
      else 'in_force' end
    when exists (select from delegation_signature x where x.delegation_id = d.id) then 'signed'
    when ${last('agreed')} then 'agreed'
    when ${last('returned')} then 'returned'
    else 'drafted' end`
}

/** The grantor of `d` in words as of a day, and the body that it belongs to. */
export function grantorOn(at: Day): RawBuilder<unknown> {
  return sql`case when d.grantor_post_id is not null then post_party(d.grantor_post_id, ${at}::date)
    else body_party(d.grantor_organization_id, ${at}::date) end`
}

export const grantorBody = sql<string>`coalesce(d.grantor_organization_id,
  (select p.organization_id from post p where p.id = d.grantor_post_id limit 1))`
