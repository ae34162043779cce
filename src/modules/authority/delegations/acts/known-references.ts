import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/index.ts'
import { invalid, type ProblemDetail } from '../../../../platform/problem.ts'
import type { Grantor, LineInput } from '../delegation.ts'

/**
 * That the register knows every power, field, place and holder which the lines name, on whatever day.
 * @throws invalid with a detail for each that it does not know
 */
export async function needKnown(tx: Tx, lines: readonly LineInput[]): Promise<void> {
  const rows = lines.map(({ power, field, placeId, holder }, index) => ({
    index,
    power: power ?? null,
    field: field ?? null,
    place: placeId ?? null,
    kind: holder.kind,
    id: holder.id
  }))
  const found = await sql<{ index: number; what: 'power' | 'field' | 'placeId' | 'holder'; named: string }>`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (index integer, power text, field text, place text, kind text, id text))
    select index, 'power' as what, power as named from r where power is not null
      and not exists (select from power p where p.code = r.power)
    union all
    select index, 'field', field from r where field is not null
      and not exists (select from function f where f.code = r.field)
    union all
    select index, 'placeId', place from r where place is not null and not exists (select from area a where a.id::text = r.place)
    union all
    select index, 'holder', id from r where not case kind
      when 'post' then exists (select from post p where p.id::text = r.id)
      when 'organization' then exists (select from organization o where o.id::text = r.id)
      when 'position' then exists (select from position n where n.code = r.id)
      else exists (select from kind k where k.code = r.id and k.scope = 'organization') end
    order by 1`.execute(tx)
  if (!found.rows.length) return
  throw invalid(
    'record.input.invalid',
    {},
    found.rows.map(
      ({ index, what, named }): ProblemDetail => ({
        path: `lines.${index}.${what}`,
        messageKey: 'delegations.input.unknown',
        params: { named }
      })
    )
  )
}

/** The body of a grantor; undefined when the register knows no such post or body. */
export async function bodyOfGrantor(tx: Tx, grantor: Grantor): Promise<string | undefined> {
  const found =
    'postId' in grantor
      ? await sql<{
          id: string
        }>`select organization_id as id from post where id = ${grantor.postId}::uuid limit 1`.execute(tx)
      : await sql<{
          id: string
        }>`select id from organization where id = ${grantor.organizationId}::uuid`.execute(tx)
  return found.rows[0]?.id
}
