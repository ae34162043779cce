import { type RawBuilder, sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { inState, inView, isLate, isSoon } from './conditions.ts'
import type { ListQuestion, View } from './question.ts'
import type { Desk } from './scope.ts'

/** How many there are in each state of a view that runs. */
export async function countDossiers(
  tx: Snapshot,
  desk: Desk,
  { view, now }: Pick<ListQuestion, 'view' | 'now'>
): Promise<Record<string, number>> {
  return (await countDesk(tx, desk, { view, now, others: [] })).states
}

export interface DeskCounts {
  /** By state, of what runs in the view. */
  states: Record<string, number>
  views: Partial<Record<View, number>>
  /** Procedures of what runs in the view, and who works on it. */
  procedures: string[]
  people: string[]
}

/** Counts of a desk: by state in the chosen view, and how many there are in each of the other views. One question. */
export async function countDesk(
  tx: Snapshot,
  desk: Desk,
  { view, now, others }: { view: View; now: string; others: readonly View[] }
): Promise<DeskCounts> {
  const counted = others.map(
    (other): RawBuilder<unknown> => sql`${sql.lit(other)}, (select count(*) from dossier d
      where ${inView(desk, other)} and ${inState('open', other, now)})`
  )
  const found = await sql<DeskCounts>`
    with open as materialized (
      select d.phase, d.waiting, d.procedure_id, d.person_id, d.step_person_id, d.step_pile_id is not null as elsewhere, (d.ended_at is null and ${isLate(now)}) as late, ${isSoon(now)} as soon
      from dossier d where ${inView(desk, view)} and ${inState('open', view, now)}
    )
    select jsonb_build_object('open', count(*), 'late', count(*) filter (where late),
        'soon', count(*) filter (where soon), 'waiting', count(*) filter (where waiting <> '{}'),
        'waiting_supplement', count(*) filter (where 'supplement' = any (waiting)),
        'waiting_payment', count(*) filter (where 'payment' = any (waiting)),
        'waiting_opinion', count(*) filter (where 'opinion' = any (waiting)),
        'step_elsewhere', count(*) filter (where elsewhere))
      || coalesce((select jsonb_object_agg(phase, n) from (select phase, count(*) as n from open group by phase) p), '{}') as states,
      coalesce((select jsonb_agg(distinct procedure_id) from open), '[]') as procedures,
      coalesce((select jsonb_agg(id) from (select person_id from open union select step_person_id from open) p (id)
        where id is not null), '[]') as people,
      jsonb_build_object(${counted.length ? sql.join(counted) : sql``}) as views
    from open`.execute(tx)
  const [row] = found.rows
  return {
    states: row?.states ?? {},
    procedures: row?.procedures ?? [],
    people: row?.people ?? [],
    views: { ...row?.views, [view]: row?.states.open ?? 0 }
  }
}
