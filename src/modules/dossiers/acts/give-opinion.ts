import { sql } from 'kysely'
import { z } from 'zod'
import { paperSchema } from '../facts.ts'
import { successorsOf, versionById } from '../reference.ts'
import { at, needOneOf } from '../where.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { reason } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  opinion: z.string().min(1).max(60),
  text: reason,
  papers: z.array(paperSchema).max(20).default([])
})

/** Gives the opinion that was asked of one's own body, or of the body that it took over from. */
export const giveOpinion = dossierAct<z.output<typeof input>>({
  name: 'dossiers.give_opinion',
  input,
  async run({ tx, actor, day, dossier, at: now }, { opinion, text, papers }) {
    const found = await sql<{
      organizationId: string
    }>`select organization_id as "organizationId" from dossier_opinion
      where dossier_id = ${dossier.id}::uuid and id = ${opinion}`.execute(tx)
    const asked = found.rows[0]?.organizationId ?? dossier.pile.originId
    const followed = await successorsOf(tx, asked, dossier.pile.functionCode, day)
    const bodies = followed.length ? followed : [asked]
    const ground = await needOneOf(tx, actor, [
      ...at('dossiers.settle', bodies),
      ...at('dossiers.assign', bodies)
    ])
    const version = await versionById(tx, dossier.versionId)
    return {
      happenings: [{ type: 'give_opinion', id: opinion, opinion: text }],
      ground,
      papers: { papers, version, otherwise: 'opinion' },
      afterwards: () =>
        sql`update dossier_opinion set given_at = ${now}::timestamptz, opinion = ${text}
          where dossier_id = ${dossier.id}::uuid and id = ${opinion}`.execute(tx)
    }
  }
})
