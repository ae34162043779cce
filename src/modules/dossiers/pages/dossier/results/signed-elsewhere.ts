import { buffer } from 'node:stream/consumers'
import { read } from '../../../../../platform/database/index.ts'
import { filesById, openFile } from '../../../../../platform/files/index.ts'
import { refusal } from '../../../../../platform/problem.ts'
import { checkedSignatures } from '../../../papers/index.ts'
import { isPdf } from './as-pdf.ts'
import type { Signing } from './sign-results.ts'

/** A draft and the file that shall come in its place, signed with a certificate that is not kept here. */
export interface SignedElsewhere {
  paper: string
  fileId: string
}

/**
 * Whether files that somebody signed elsewhere are the drafts, signed: a signature only adds to a file, so the draft is its
 * beginning; and it holds, by a certificate of an authority that is trusted here.
 * @param drafts the file of each draft, by paper
 * @throws Problem 409 with the first that is none
 */
export async function needSignedDrafts(
  { database, config, store }: Pick<Signing, 'database' | 'config' | 'store'>,
  signed: readonly SignedElsewhere[],
  drafts: ReadonlyMap<string, string>
): Promise<void> {
  for (const { paper, fileId } of signed) {
    const draftId = drafts.get(paper) ?? ''
    const files = await read(database, (tx) => filesById(tx, [draftId, fileId].filter(Boolean)))
    const [draft, file] = [draftId, fileId].map((id) => files.find((one) => one.id === id))
    // The act says that a draft was replaced, or a file is somebody else's.
    if (!draft || !file) continue
    const bytes = isPdf(file) ? await buffer(await openFile(store, file)) : Buffer.alloc(0)
    const begun = isPdf(draft) ? await buffer(await openFile(store, draft)) : Buffer.alloc(0)
    const whole = begun.length > 0 && bytes.subarray(0, begun.length).equals(begun)
    const findings = whole ? await checkedSignatures(config, bytes) : []
    if (
      !findings.some(({ intact, trusted, onlySignaturesAfter }) => intact && trusted && onlySignaturesAfter)
    )
      throw refusal('dossiers.refusal.not_signed_draft', { name: file.name })
  }
}
