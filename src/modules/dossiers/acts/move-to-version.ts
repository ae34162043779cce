import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'
import { formValueProblems } from '../../procedures/index.ts'
import { versionById } from '../reference.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCorrector } from './hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({ ...onDossier, versionId: z.uuid(), reason })

/**
 * Moves a running dossier to another version of its procedure, deliberately. The date once promised stays; the clock
 * counts by the new limit.
 */
export const moveToVersion = dossierAct<z.output<typeof input>>({
  name: 'dossiers.move_version',
  input,
  async run(on, { versionId, reason: why }) {
    const { tx, dossier } = on
    const ground = await needCorrector(on)
    const version = await versionById(tx, versionId)
    if (
      version.procedureId !== dossier.procedureId ||
      !version.publication ||
      versionId === dossier.versionId
    )
      throw refusal('dossiers.refusal.other_version')
    const { form, limit } = version.content
    // A draft may still lack what the form asks for.
    if (form && form.type === 'object' && dossier.phase !== 'draft') {
      const problems = formValueProblems(form as never, dossier.data)
      if (problems.length)
        throw refusal('dossiers.refusal.version_asks_more', { count: problems.length }, problems)
    }
    const from = await versionById(tx, dossier.versionId)
    return {
      happenings: [{ type: 'move_version', reason: why, with: { from: from.number, to: version.number } }],
      ground,
      facts: { version_id: versionId, limit_amount: limit?.amount ?? null, limit_unit: limit?.unit ?? null }
    }
  }
})
