import type { StoredFile } from '../../../../../platform/files/index.ts'
import type { PaperIn } from '../../../detail/read.ts'
import type { Entry } from '../../../dossier.ts'
import type { Found } from '../read-dossier.ts'
import { entryOf } from './form-data.ts'
import { type FormNumber, formKinds, formsOf } from './forms-of.ts'

/** Forms that tell the applicant what an official decided: whoever did signs them. */
const notices: readonly FormNumber[] = ['02', '03', '04', '05']

type Known = Pick<Found, 'dossier' | 'book' | 'papers' | 'files'>

/** The last notice of a form that was signed as a file; undefined: it is printed and signed by hand. */
export function signedNotice(
  { book, papers, files }: Known,
  number: FormNumber
): { paper: PaperIn; file: StoredFile } | undefined {
  const entry = entryOf(formKinds[number], book)
  const paper = papers.find(
    ({ kind, ordinal, event }) => kind === 'form' && ordinal === Number(number) && event === entry?.number
  )
  const file = paper?.fileId && files.get(paper.fileId)
  return paper && file ? { paper, file } : undefined
}

/** A notice that waits for the signature of whoever gave it out. */
export interface Unsigned {
  number: FormNumber
  entry: Entry
}

/** The notices that somebody gave out and that are not signed as files yet. */
export function unsignedNotices(found: Known, subject: string): Unsigned[] {
  return formsOf(found).flatMap((number) => {
    const entry = entryOf(formKinds[number], found.book)
    const own = notices.includes(number) && entry?.personId != null && entry.actorSubject === subject
    return entry && own && !signedNotice(found, number) ? [{ number, entry }] : []
  })
}
