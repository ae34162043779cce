import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { ChangeSet } from '../change-set.ts'

/**
 * Puts what takes effect, changes or ends on the day of the change set into the outbox.
 * Subscribers are told when the day comes, however long before it was enacted.
 */
export async function announce(tx: Tx, changes: ChangeSet): Promise<void> {
  const rows = (['areas', 'organizations'] as const).flatMap((key) => {
    const subjectKind = key === 'areas' ? 'area' : 'organization'
    const say = (type: string) => (change: { id: string; decisionId: string }) => ({
      type,
      subjectKind,
      id: change.id,
      decisionId: change.decisionId
    })
    const unit = changes[key]
    return [
      ...unit.ends.map(say('ended')),
      ...unit.alters.map(say('changed')),
      ...unit.begins.map(say('began'))
    ]
  })
  if (!rows.length) return
  await sql`insert into announcement (occurs_on, type, subject_kind, subject_id, decision_id)
    select ${changes.effectiveOn}::date, type, "subjectKind", id, "decisionId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(type text, "subjectKind" text, id uuid, "decisionId" uuid)`.execute(tx)
}
