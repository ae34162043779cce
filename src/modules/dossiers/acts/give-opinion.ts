import { sql } from 'kysely'
import { z } from 'zod'
import { broughtSchema } from '../facts.ts'
import { bodiesAsked, mayAnswer } from '../opinion-bodies.ts'
import { versionById } from '../reference.ts'
import { needOneOf } from '../where.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { reason } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  opinion: z.string().min(1).max(60),
  text: reason,
  papers: z.array(broughtSchema).max(20).default([])
})

/** Gives the opinion that was asked of one's own body, or of the body that it took over from. */
export const giveOpinion = dossierAct<z.output<typeof input>>({
  name: 'dossiers.give_opinion',
  input,
  async run({ tx, actor, day, dossier, at: now }, { opinion, text, papers }) {
    const bodies = await bodiesAsked(tx, dossier, day, opinion)
    const ground = await needOneOf(tx, actor, mayAnswer(bodies.length ? bodies : [dossier.pile.originId]))
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
