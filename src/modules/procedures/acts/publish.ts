import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../organization/index.ts'
import { needSound } from '../need-sound.ts'
import { spansOf } from '../store/publications.ts'
import { getVersion } from '../store/read-versions.ts'
import { endPublication, insertPublication } from '../store/write-publications.ts'
import { needDraft } from './known.ts'

const input = z.strictObject({
  id: z.uuid(),
  revision: z.coerce.number().int(),
  firstDay: zDay,
  decision: decisionSchema
})

/**
 * Publishes a draft by decision from a day on; the version in force ends the day before. Dossiers that run keep theirs.
 * @throws refusal with every problem of the draft, or when another version begins on that day or later
 */
export const publishProcedure: Act<z.output<typeof input>, { id: string; key: string }> = {
  name: 'procedures.publish',
  input,
  power: 'procedures.publish',
  async run({ tx }, { id, revision, firstDay, decision: named }) {
    const version = await getVersion(tx, id)
    needDraft(version, revision)
    const { key, number, procedureId, content } = version
    const spans = await spansOf(tx, procedureId)
    const later = spans.find((span) => span.firstDay >= firstDay)
    if (later)
      throw refusal('procedures.refusal.later_version', { number: later.number, day: later.firstDay })
    await needSound(tx, content, firstDay)
    const decision = await ensureDecision(tx, named)
    const running = spans.find(({ end }) => !end || end > firstDay)
    if (running) await endPublication(tx, running.versionId, firstDay, { decisionId: decision.id })
    await insertPublication(tx, { versionId: id, procedureId, firstDay, decisionId: decision.id })
    return {
      result: { id, key },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'procedure', id: key },
      after: { number, firstDay, replaces: running?.number ?? null }
    }
  }
}
