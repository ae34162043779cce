import { z } from 'zod'
import { versionById } from '../reference.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needSettler } from './hands.ts'
import { note } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  outcome: z.enum(['grant', 'deny']),
  note,
  /** Drafts of the result; they stand in place of those proposed before. */
  papers: z
    .array(z.strictObject({ title: z.string().trim().min(1).max(500), fileId: z.uuid() }))
    .max(20)
    .default([])
})

/** Proposes the result to whoever decides, with a draft of it. */
export const propose = dossierAct<z.output<typeof input>>({
  name: 'dossiers.propose',
  input,
  async run(on, { outcome, note: said, papers }) {
    const { tx, dossier } = on
    const ground = await needSettler(on)
    const version = await versionById(tx, dossier.versionId)
    const more = { ...(said && { note: said }), ...(papers.length && { papers: papers.length }) }
    return {
      happenings: [{ type: 'propose', outcome, ...(Object.keys(more).length && { with: more }) }],
      ground,
      papers: {
        papers: papers.map((paper) => ({ ...paper, original: 0, copy: 0 })),
        version,
        otherwise: 'result'
      }
    }
  }
})
