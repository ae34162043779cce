import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { instant } from '../../book/moments.ts'
import { inState, inView, isLate, isSoon } from '../conditions.ts'
import type { Desk } from '../scope.ts'

/** A dossier of which somebody was warned, and that still runs. */
export interface Warned {
  id: string
  code: string
  procedure: string
  kind: 'soon' | 'late'
  dueAt: string | null
  person: string | null
}

const shown = 5

/** Warnings of the dossiers that somebody has or leads and that still run late or towards it; the latest first. */
export async function openWarnings(
  tx: Snapshot,
  desk: Desk,
  now: string
): Promise<{ count: number; items: Warned[] }> {
  const found = await sql<Warned & { count: number }>`
    with pressing as materialized (
      select o.id, case when o.late then 'late' else 'soon' end as kind from (
        select d.id, ${isLate(now)} as late, ${isSoon(now)} as soon from dossier d
        where (${inView(desk, 'mine')} or ${inView(desk, 'body')}) and ${inState('open', 'body', now)}
      ) o where o.late or o.soon
    ),
    warned as materialized (
      select p.id, p.kind, w.noted_at, count(*) over ()::int as count
      from pressing p join dossier_warning w on w.dossier_id = p.id and w.kind = p.kind
      order by w.noted_at desc, p.kind, p.id limit ${shown}
    )
    select n.count, d.id, d.code, v.name_vi as procedure, n.kind, h.name as person,
      to_char(d.due_at at time zone 'utc', ${instant}) as "dueAt"
    from warned n join dossier d on d.id = n.id join procedure_version v on v.id = d.version_id
    left join person h on h.id = d.person_id
    order by n.noted_at desc, n.kind, d.id`.execute(tx)
  return {
    count: found.rows[0]?.count ?? 0,
    items: found.rows.map(({ count: _count, ...one }) => one)
  }
}

/** What was noted anew of one dossier: whose it is, and which piles it lies in. */
export interface Noted {
  id: string
  code: string
  kind: 'soon' | 'late'
  personId: string | null
  pileId: number
  /** It does not go with its pile. */
  given: boolean
}

/**
 * Notes every running dossier that has passed the warning share of its time limit, or its date, and was not noted
 * for it before.
 */
export async function noteWarnings(tx: Tx, now: string, day: Day): Promise<Noted[]> {
  const found = await sql<Noted>`
    with due as (
      select d.id, 'late' as kind, d.due_at from dossier d
      where d.ended_at is null and d.received_at is not null and d.due_at < ${now}::timestamptz
      union all
      select d.id, 'soon', d.due_at from dossier d
      where d.ended_at is null and d.received_at is not null and ${isSoon(now)}
    ),
    noted as (
      insert into dossier_warning (dossier_id, kind, due_at, noted_at)
      select due.id, due.kind, due.due_at, ${now}::timestamptz from due
      where not exists (select from dossier_warning w where w.dossier_id = due.id and w.kind = due.kind)
      on conflict do nothing returning dossier_id, kind
    )
    select d.id, d.code, n.kind, d.person_id as "personId", d.pile_id as "pileId",
      exists (select from dossier_custody c where c.dossier_id = d.id and c.valid @> ${day}::date) as given
    from noted n join dossier d on d.id = n.dossier_id order by d.due_at, d.id`.execute(tx)
  return found.rows
}

/** Who is at the head of each body on a day, or bears that post for them. */
export async function headsOf(
  tx: Snapshot,
  bodies: readonly string[],
  day: string
): Promise<Map<string, string[]>> {
  const found = await sql<{ body: string; person: string }>`
    select distinct p.organization_id as body, b.person_id as person
    from post p join position n on n.code = p.position_code and n.valid @> ${day}::date and n.lead = 'head'
    join lateral (
      select a.person_id from appointment a where a.post_id = p.id and a.valid @> ${day}::date
      union
      select a.person_id from substitution s join appointment a on a.post_id = s.substitute_post_id and a.valid @> ${day}::date
      where s.post_id = p.id and s.valid @> ${day}::date
    ) b on p.id in (select x.post_id from posts_borne(b.person_id, ${day}::date) x)
    where p.organization_id = any (${bodies}::uuid[]) and p.valid @> ${day}::date`.execute(tx)
  const heads = new Map<string, string[]>()
  for (const { body, person } of found.rows) heads.set(body, [...(heads.get(body) ?? []), person])
  return heads
}
