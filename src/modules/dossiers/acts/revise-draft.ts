import { z } from 'zod'
import { columnsOf } from '../admit.ts'
import { factsSchema } from '../facts.ts'
import { needOneOf, at as wayAt } from '../where.ts'
import { begunMatter } from './begun-matter.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { inOwnName, isWrittenAtHome, needOnline } from './own.ts'

const input = z.strictObject({ ...onDossier, facts: factsSchema })

/** Changes a draft, all of it: it may be left and gone on with later, by a colleague too. */
export const reviseDraft = dossierAct<z.output<typeof input>>({
  name: 'dossiers.revise',
  input,
  async run({ tx, actor, day, dossier, where }, { facts: given }) {
    const own = isWrittenAtHome(actor, dossier)
    const facts = own ? inOwnName(actor, given) : given
    const ground = own ? null : await needOneOf(tx, actor, wayAt('dossiers.receive', await where.counters()))
    const matter = await begunMatter(tx, { dossier, where, day }, facts)
    if (own) needOnline(matter.version)
    return {
      happenings: [{ type: 'draft' }],
      ground,
      facts: { ...columnsOf(facts, matter), return_id: facts.returnId ?? dossier.returnId },
      papers: { papers: facts.papers, version: matter.version }
    }
  }
})
