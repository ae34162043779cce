import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { instant } from '../book/moments.ts'
import { stepUnitsNamed } from './held.ts'
import type { ListedDossier } from './question.ts'
import type { Desk } from './scope.ts'

/** A dossier that somebody leads and of which a step is done at another body. */
export interface Away {
  id: string
  code: string
  applicant: string
  elsewhere: NonNullable<ListedDossier['elsewhere']>
  /** The unit there. */
  unit: string
  stepDueAt: string | null
  /** Past the time of the step. */
  late: boolean
}

const shown = 50

/** Dossiers of the bodies that somebody leads that wait at other bodies, the longest first. */
export async function stepsAway(
  tx: Snapshot,
  desk: Desk,
  now: string
): Promise<{ count: number; items: Away[] }> {
  if (!desk.steps) return { count: 0, items: [] }
  const found = await sql<Omit<Away, 'unit'> & { count: number }>`
    select d.id, d.code, d.applicant_name as applicant, count(*) over ()::int as count,
      to_char(d.step_due_at at time zone 'utc', ${instant}) as "stepDueAt",
      coalesce(d.step_due_at < ${now}::timestamptz, false) as late,
      jsonb_build_object('pileId', d.step_pile_id, 'unitId', d.step_unit_id, 'personId', d.step_person_id,
        'person', (select s.name from person s where s.id = d.step_person_id), 'since', d.life -> 'elsewhere' ->> 'since',
        'step', (select s.name from procedure_step s where s.version_id = d.version_id and s.ordinal = d.step)) as elsewhere
    from dossier d where d.ended_at is null and d.step_pile_id is not null
      and (d.pile_id = any (${desk.ledPiles}::integer[]) and d.id <> all (${desk.elsewhere}::uuid[]) or d.id = any (${desk.given.led}::uuid[]))
    order by d.life -> 'elsewhere' ->> 'since', d.id limit ${shown}`.execute(tx)
  const units = await stepUnitsNamed(tx, found.rows, desk.day)
  return {
    count: found.rows[0]?.count ?? 0,
    items: found.rows.map(({ count: _count, ...one }) => ({ ...one, unit: units.get(one.id)?.name ?? '' }))
  }
}
