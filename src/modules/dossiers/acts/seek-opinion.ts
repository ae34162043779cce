import { sql } from 'kysely'
import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'
import { versionById } from '../reference.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needStepOrSettler } from './step-hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  organizationIds: z.array(z.uuid()).min(1).max(20),
  question: reason,
  /** Whether the clock stands meanwhile: only where the procedure says so. */
  waits: z.boolean().default(false)
})

/** Asks other bodies for their opinion, side by side. Those that are open keep a proposal back. */
export const seekOpinion = dossierAct<z.output<typeof input>>({
  name: 'dossiers.seek_opinion',
  input,
  async run(on, { organizationIds, question, waits }) {
    const { tx, dossier, day } = on
    const ground = await needStepOrSettler(on)
    const { content } = await versionById(tx, dossier.versionId)
    if (waits && !content.clockStops.includes('opinion')) throw refusal('dossiers.refusal.opinion_no_stop')
    const asked = [...new Set(organizationIds)].map((organizationId, index) => ({
      id: `${dossier.events + 1}-${index + 1}`,
      organizationId
    }))
    const there =
      await sql`select from organization_version where organization_id = any (${organizationIds}::uuid[])
      and valid @> ${day}::date`.execute(tx)
    if (there.rows.length < asked.length) throw refusal('dossiers.refusal.no_such_body', { day })
    return {
      happenings: asked.map(({ id, organizationId }) => ({
        type: 'seek_opinion' as const,
        id,
        unit: organizationId,
        waits,
        with: { question }
      })),
      ground,
      afterwards: () =>
        sql`insert into dossier_opinion (dossier_id, id, organization_id, question, waits, asked_at)
          select ${dossier.id}::uuid, a.id, a."organizationId", ${question}, ${waits}, ${on.at}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (id text, "organizationId" uuid)`.execute(
          tx
        )
    }
  }
})
