import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../../platform/database/index.ts'
import { type Day, dayAfter } from '../../../../platform/day.ts'
import type { DelegationLine, LineInput } from '../delegation.ts'

/** The lines of a delegation in words as of a day. */
export async function linesOf(tx: Snapshot, delegationId: string, at: Day): Promise<DelegationLine[]> {
  const found = await sql<DelegationLine>`
    select l.id, l.ordinal,
      case when p.code is not null
        then jsonb_build_object('kind', 'power', 'code', p.code, 'name', names(p.name_vi, p.name_en, p.name_de))
        else jsonb_build_object('kind', 'function', 'code', f.code, 'name', names(f.name_vi, f.name_en, f.name_de))
      end as thing,
      case when l.holder_post_id is not null then post_party(l.holder_post_id, ${at}::date)
        when l.holder_organization_id is not null then body_party(l.holder_organization_id, ${at}::date)
        when l.holder_kind_code is not null then jsonb_build_object('kind', 'kind', 'id', k.code, 'level', l.holder_level,
          'name', names(k.name_vi, k.name_en, k.name_de))
        else (select jsonb_build_object('kind', 'position', 'id', n.code, 'level', n.level,
            'name', names(n.title_vi, n.title_en, n.title_de)) from position n where n.code = l.holder_position_code
          order by n.valid @> ${at}::date desc, lower(n.valid) desc nulls last limit 1) end as holder,
      l.place_id as "placeId",
      (select w.name_vi || ' ' || a.name from area_version a join kind w on w.code = a.kind_code
        where a.area_id = l.place_id order by a.valid @> ${at}::date desc, upper(a.valid) desc limit 1) as "placeName",
      lower(l.valid) as "firstDay", upper(l.valid) as "end", l.conditions, l.means, l.onward, l.signature,
      (select jsonb_build_object('id', v.id, 'start', lower(v.valid), 'end', upper(v.valid))
        from delegation_vesting x join vesting v on v.id = x.vesting_id where x.line_id = l.id) as vesting
    from delegation_line l
    left join power p on p.code = l.power_code left join function f on f.code = l.function_code
    left join kind k on k.code = l.holder_kind_code
    where l.delegation_id = ${delegationId}::uuid order by l.ordinal`.execute(tx)
  return found.rows
}

/** Writes all lines of a draft in place of those that it had. */
export async function replaceLines(tx: Tx, delegationId: string, lines: readonly LineInput[]): Promise<void> {
  await sql`delete from delegation_line where delegation_id = ${delegationId}::uuid`.execute(tx)
  const rows = lines.map(({ holder, ...line }, index) => ({
    ordinal: index + 1,
    power_code: line.power ?? null,
    function_code: line.field ?? null,
    holder_kind_code: holder.kind === 'kind' ? holder.id : null,
    holder_level: holder.kind === 'kind' ? (holder.level ?? null) : null,
    holder_position_code: holder.kind === 'position' ? holder.id : null,
    holder_organization_id: holder.kind === 'organization' ? holder.id : null,
    holder_post_id: holder.kind === 'post' ? holder.id : null,
    place_id: line.placeId ?? null,
    start: line.firstDay,
    end: line.lastDay ? dayAfter(line.lastDay) : null,
    conditions: line.conditions ?? null,
    means: line.means ?? null,
    onward: line.onward,
    signature: line.signature ?? null
  }))
  await sql`
    insert into delegation_line (delegation_id, ordinal, power_code, function_code, holder_kind_code, holder_level,
      holder_position_code, holder_organization_id, holder_post_id, place_id, valid, conditions, means, onward, signature)
    select ${delegationId}::uuid, r.ordinal, r.power_code, r.function_code, r.holder_kind_code, r.holder_level,
      r.holder_position_code, r.holder_organization_id, r.holder_post_id, r.place_id, daterange(r.start, r."end"),
      r.conditions, r.means, r.onward, r.signature
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (ordinal integer, power_code text, function_code text,
      holder_kind_code text, holder_level text, holder_position_code text, holder_organization_id uuid, holder_post_id uuid,
      place_id uuid, start date, "end" date, conditions text, means text, onward boolean, signature text)`.execute(
    tx
  )
}

/** A line as it was given, so that one of many can be changed and all handed back. */
export function asInput({ thing, holder, ...line }: DelegationLine, lastDay: Day | undefined): LineInput {
  return {
    [thing.kind === 'power' ? 'power' : 'field']: thing.code,
    holder: {
      kind: holder.kind,
      id: holder.id,
      ...(holder.level && holder.kind === 'kind' && { level: holder.level })
    },
    ...(line.placeId && { placeId: line.placeId }),
    firstDay: line.firstDay,
    ...(lastDay && { lastDay }),
    ...(line.conditions && { conditions: line.conditions }),
    ...(line.means && { means: line.means }),
    onward: line.onward,
    ...(line.signature && { signature: line.signature })
  }
}
