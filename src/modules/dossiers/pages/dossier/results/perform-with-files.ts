import { type PerformOptions, perform } from '../../../../../platform/record/index.ts'
import type { DossierAnswer } from '../../../dossier.ts'
import { tryIssueNotices } from '../forms/issue-notices.ts'
import { type ActVerb, actWithFiles } from './act-with-files.ts'
import type { Signing } from './sign-results.ts'

/** Acts by which a notice goes to the applicant. */
const noticed: ReadonlySet<ActVerb> = new Set(['ask-supplement', 'refuse', 'extend', 'stop'])

/**
 * Does an act on a dossier with all that becomes of it as files: what `actWithFiles` does before, and the notice that goes
 * to the applicant, signed by whoever gave it out. The same for pages, lists and programs.
 * @throws as `actWithFiles` and the act
 */
export async function performWithFiles(
  signing: Signing,
  verb: ActVerb,
  input: object,
  options: PerformOptions
): Promise<DossierAnswer> {
  const { database, actor } = signing
  const done = await perform(database, await actWithFiles(signing, verb, input), actor, input, options)
  if (noticed.has(verb)) await tryIssueNotices(signing, done.id)
  return done
}
