import { z } from 'zod'
import { needCompleteIn } from '../admit.ts'
import { paperSchema } from '../facts.ts'
import { versionById } from '../reference.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounterOrSettler } from './hands.ts'
import { isOwn } from './own.ts'
import { note } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  papers: z.array(paperSchema).max(300).default([]),
  /** What changes of the form; the rest stays. */
  data: z.record(z.string(), z.json()).default({}),
  note
})

/** Takes in what was asked for; the clock goes on. Online the applicant may do so. */
export const supplement = dossierAct<z.output<typeof input>>({
  name: 'dossiers.supplement',
  input,
  async run(on, { papers, data, note: said }) {
    const { tx, actor, dossier } = on
    const own = isOwn(actor, dossier)
    const ground = own ? null : await needCounterOrSettler(on)
    const version = await versionById(tx, dossier.versionId)
    const all = { ...dossier.data, ...data }
    if (Object.keys(data).length) await needCompleteIn(tx, dossier.id, version, all, papers)
    return {
      happenings: [{ type: 'supplement', with: { papers: papers.length, ...(said && { note: said }) } }],
      ground,
      ...(Object.keys(data).length && { facts: { data: all } }),
      papers: { papers, version }
    }
  }
})
