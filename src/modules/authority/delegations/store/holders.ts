import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { LineInput } from '../delegation.ts'

/** A line's holder as of a day. */
export interface HolderOnDay {
  name: string
  /** First day on which it is no more; null: no end is known. */
  end: Day | null
  /** Its body, or the bodies that have it. */
  bodies: string[]
  /** The most posts of a position that one body has. */
  most: number
}

/** Whom a line names, as of a day; undefined: there is nobody of that kind then. */
export async function holderOnDay(
  tx: Snapshot,
  { kind, id }: LineInput['holder'],
  at: Day
): Promise<HolderOnDay | undefined> {
  const one = { post: ofPost, organization: ofBody, position: ofPosition, kind: ofKind }[kind](id, at)
  const found = await one.execute(tx)
  const [row] = found.rows
  return row?.name ? row : undefined
}

const uuidOrNone = (id: string) => (/^[0-9a-f-]{36}$/i.test(id) ? id : null)

const ofPost = (id: string, at: Day) => sql<HolderOnDay>`
  select post_party(p.id, ${at}::date) #>> '{name,vi}' as name, upper(p.valid) as "end",
    array[p.organization_id] as bodies, 1 as most
  from post p where p.id = ${uuidOrNone(id)}::uuid and p.valid @> ${at}::date`

/** Versions of a body follow each other: it ends where the last of them does. */
const ofBody = (id: string, at: Day) => sql<HolderOnDay>`
  select o.name, (select nullif(max(coalesce(upper(v.valid), 'infinity')), 'infinity') from organization_version v
      where v.organization_id = o.organization_id) as "end", array[o.organization_id] as bodies, 1 as most
  from organization_version o where o.organization_id = ${uuidOrNone(id)}::uuid and o.valid @> ${at}::date`

const ofPosition = (code: string, at: Day) => sql<HolderOnDay>`
  select max(n.title_vi) as name, max(upper(n.valid)) as "end", array_agg(distinct p.organization_id) as bodies,
    (select count(*)::int from post q where q.position_code = ${code} and q.valid @> ${at}::date
      group by q.organization_id order by 1 desc limit 1) as most
  from position n join post p on p.position_code = n.code and p.valid @> ${at}::date
  where n.code = ${code} and n.valid @> ${at}::date`

const ofKind = (code: string, at: Day) => sql<HolderOnDay>`
  select max(k.name_vi) as name, max(upper(k.valid)) as "end", array_agg(o.organization_id) as bodies, 1 as most
  from kind k join organization_version o on o.kind_code = k.code and o.valid @> ${at}::date
  where k.code = ${code} and k.valid @> ${at}::date`

/** Whether a body is another one or lies below it on a day. */
export async function liesWithin(tx: Snapshot, body: string, above: string, at: Day): Promise<boolean> {
  const found =
    await sql`select from organizations_around(${body}::uuid, ${at}::date) o where o = ${above}::uuid`.execute(
      tx
    )
  return found.rows.length > 0
}
