import { z } from 'zod'
import { languages } from '../../../platform/i18n/index.ts'
import { refusal } from '../../../platform/problem.ts'
import { columnsOf, needCompleteIn } from '../admit.ts'
import { nextCode } from '../book/code.ts'
import { factsSchema } from '../facts.ts'
import { offerOn, versionById } from '../reference.ts'
import { needOneOf, at as wayAt } from '../where.ts'
import { begunMatter } from './begun-matter.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { inOwnName, isWrittenAtHome, needOnline } from './own.ts'

const input = z.strictObject({
  ...onDossier,
  /** What is handed in, all of it; without it what the draft has. */
  facts: factsSchema.optional(),
  channel: z.enum(['online', 'post']).default('online'),
  /** In which they are told of it from now on. */
  language: z.enum(languages).optional()
})

/**
 * Hands a draft in, online or by post. It gets its code and is under the version of this day; the office has to answer in
 * the hours that the law of the place gives.
 * @throws Problem 422 with all that is missing
 */
export const submitDossier = dossierAct<z.output<typeof input>>({
  name: 'dossiers.submit',
  input,
  async run({ tx, actor, day, dossier, where }, { facts: given, channel, language }) {
    const own = isWrittenAtHome(actor, dossier)
    const facts = own && given ? inOwnName(actor, given) : given
    const ground = own ? null : await needOneOf(tx, actor, wayAt('dossiers.receive', await where.counters()))
    const matter = facts ? await begunMatter(tx, { dossier, where, day }, facts) : null
    const begun = await versionById(tx, dossier.versionId)
    const version = matter?.version ?? (await offerOn(tx, begun.key, day)).version ?? begun
    if (!version.publication) throw refusal('dossiers.refusal.not_in_force', { procedure: version.key, day })
    if (own) needOnline(version)
    const papers = facts?.papers ?? []
    await needCompleteIn(tx, dossier.id, version, facts?.data ?? dossier.data, papers)
    const { limit } = version.content
    const code = dossier.code ?? (await nextCode(tx, matter?.pile.originId ?? (await where.custodian()), day))
    return {
      happenings: [
        {
          type: 'submit',
          channel: own ? 'online' : channel,
          with: { code, version: version.number, ...(language && { language }) }
        }
      ],
      ground,
      facts: {
        ...(facts && matter && columnsOf(facts, matter)),
        version_id: version.id,
        limit_amount: limit?.amount ?? null,
        limit_unit: limit?.unit ?? null,
        code,
        channel: own ? 'online' : channel
      },
      papers: { papers, version }
    }
  }
})
