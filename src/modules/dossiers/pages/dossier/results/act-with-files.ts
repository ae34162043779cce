import { read } from '../../../../../platform/database/index.ts'
import type { Act } from '../../../../../platform/record/index.ts'
import { acts } from '../../../acts/index.ts'
import { proposeWith } from '../../../acts/propose.ts'
import type { DossierAnswer } from '../../../dossier.ts'
import { seenDossier } from '../../../see.ts'
import { pdfsOf } from './as-pdf.ts'
import { type Signing, settleAct, signAct } from './sign-results.ts'
import type { SignedElsewhere } from './signed-elsewhere.ts'

export type ActVerb = keyof typeof acts

/** What an act is given, as far as it matters for its files. */
interface Given {
  id?: string | undefined
  papers?: readonly { fileId?: string | undefined }[] | undefined
  /** Drafts that whoever asks has signed with a certificate of their own. */
  signed?: readonly SignedElsewhere[] | undefined
}

/**
 * An act on a dossier with what becomes of its files when it is done: proposed Word files become PDF, signed results get
 * their signatures. The same for pages, lists and programs.
 * @param input of the act
 * @throws Problem 404 when there is no such dossier that they may see, 422 or 409 when a file cannot be signed or made into
 * a PDF, 503 when storage is out of reach
 */
export async function actWithFiles(
  signing: Signing,
  verb: ActVerb,
  input: object
): Promise<Act<never, DossierAnswer>> {
  const { id = '', papers = [], signed = [] }: Given = input
  const fileIds = papers.flatMap(({ fileId }) => fileId ?? [])
  if (verb === 'sign') {
    return (await signAct(signing, id, signed)) as Act<never, DossierAnswer>
  }
  if (verb === 'settle-at-once' && fileIds.length)
    return (await settleAct(signing, id, fileIds)) as Act<never, DossierAnswer>
  if (verb === 'propose' && fileIds.length && signing.config.papers.wordToPdf) {
    const { database, actor, day } = signing
    await read(database, (tx) => seenDossier(tx, actor, id, day))
    return proposeWith(await pdfsOf(signing, fileIds)) as Act<never, DossierAnswer>
  }
  return acts[verb] as Act<never, DossierAnswer>
}
