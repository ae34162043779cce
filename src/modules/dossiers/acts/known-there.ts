import { sql } from 'kysely'
import { refusal } from '../../../platform/problem.ts'
import { versionById } from '../reference.ts'
import type { On } from './dossier-act.ts'

/**
 * Whoever gets a dossier must be there: the unit is of the body that has it, the person serves in that unit (or the body,
 * when it leads), the step is one of the version.
 * @param body the body that does the step, when it is not the one that has the dossier
 * @throws refusal that says which is not so
 */
export async function needThere(
  { tx, day, dossier, where }: On,
  {
    personId,
    unitId,
    step
  }: { personId?: string | undefined; unitId?: string | undefined; step?: number | undefined },
  body?: string
): Promise<void> {
  if (step !== undefined) {
    const { content } = await versionById(tx, dossier.versionId)
    if (step > content.steps.length)
      throw refusal('dossiers.refusal.no_such_step', { count: content.steps.length })
  }
  const custodian = body ?? (await where.custodian())
  const unit = unitId ?? body ?? (await where.unit())
  const found = await sql<{ unit: boolean; person: boolean }>`select
    ${custodian}::uuid in (select * from organizations_around(${unit}::uuid, ${day}::date)) as unit,
    ${personId ?? null}::uuid is null or exists (
      select from posts_borne(${personId ?? null}::uuid, ${day}::date) b join post p on p.id = b.post_id
      where ${custodian}::uuid in (select * from organizations_around(p.organization_id, ${day}::date))
         or p.organization_id in (select * from organizations_around(${unit}::uuid, ${day}::date))) as person`.execute(
    tx
  )
  if (!found.rows[0]?.unit) throw refusal('dossiers.refusal.unit_elsewhere')
  if (!found.rows[0]?.person) throw refusal('dossiers.refusal.person_elsewhere')
}
