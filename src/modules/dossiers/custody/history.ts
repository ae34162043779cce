import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

/** From when on a body has had a dossier, and by which decision; the first had it from the beginning. */
export interface CustodySince {
  bodyId: string
  name: string
  from: Day | null
  decision: { id: string; number: string } | null
}

/**
 * Who has had a dossier, the first body first: resolved on each day on which its custody can have changed. Days on which
 * a split leaves it open name each body that may have it.
 */
export async function custodyHistoryOf(tx: Snapshot, dossierId: string): Promise<CustodySince[]> {
  const found = await sql<CustodySince>`
    with recursive dossiers as (select d.id, p.origin_id as origin, coalesce(d.submitted_at, d.received_at, d.last_at) as came from dossier d join pile p on p.id = d.pile_id
      where d.id = ${dossierId}::uuid),
    -- Every body that may ever have had it.
    behind as (
      select origin as body from dossiers
      union select c.custodian_id from dossier_custody c where c.dossier_id = ${dossierId}::uuid
      union select x.body from behind b cross join lateral (
        select c.custodian_id as body from custody c where c.origin_id = b.body
        union all select r.custodian_id from dossier_rest r where r.origin_id = b.body) x
    ),
    change as (
      select lower(c.valid) as day, c.decision_id as decision, 1 as rank from custody c join behind b on b.body = c.origin_id
      union all select lower(r.valid), r.decision_id, 2 from dossier_rest r join behind b on b.body = r.origin_id
      union all select lower(c.valid), c.decision_id, 3 from dossier_custody c where c.dossier_id = ${dossierId}::uuid
    ),
    day as (
      (select distinct on (c.day) c.day, c.decision from change c, dossiers d
        where c.day > (d.came at time zone coalesce((select time_zone from locality limit 1), 'UTC'))::date
        order by c.day, c.rank desc)
    ),
    had as (
      select y.day, y.decision, (select coalesce(array_agg(k order by k), '{}') from dossiers d
        cross join lateral dossier_custodians(d.id, y.day) k) as bodies
      from day y
      union all select null, null, array[d.origin] from dossiers d
    ),
    kept as (
      select h.*, h.bodies is distinct from lag(h.bodies) over (order by h.day nulls first) as changed from had h
    )
    select b.id as "bodyId", v.name, k.day as "from",
      case when n.id is not null then jsonb_build_object('id', n.id, 'number', n.number) end as decision
    from kept k cross join lateral unnest(k.bodies) b (id) left join decision n on n.id = k.decision
    cross join lateral (select x.name from organization_version x where x.organization_id = b.id
      order by coalesce(x.valid @> k.day, lower_inf(x.valid)) desc, lower(x.valid) desc nulls last limit 1) v
    where k.changed order by k.day nulls first, v.name`.execute(tx)
  return found.rows
}
