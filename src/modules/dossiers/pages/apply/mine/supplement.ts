import { invalid, type ProblemDetail } from '../../../../../platform/problem.ts'
import { canonicalJson } from '../../../../../platform/record/index.ts'
import { fold } from '../../../../organization/index.ts'
import type { Posted } from '../../../../procedures/index.ts'
import type { Said } from '../../dossier/history.ts'
import { dataOf, dataPrefix, fieldPapers, textOf, type Uploaded } from '../../reception/intake/facts.ts'
import type { One } from './read-own.ts'

/** What was asked for, item by item; the first has number 1. */
export interface Asked {
  items: string[]
  reason: string
}

export function askedIn({ found }: One): Asked {
  const said = found.book.findLast(({ type }) => type === 'ask_supplement')?.payload as Said | undefined
  return { items: said?.items ?? [], reason: said?.reason ?? '' }
}

export const fileField = (index: number) => `item.${index + 1}.file`

/** What is handed in for what was asked: files by item, corrections of the form, words. */
export interface Supplement {
  papers: Record<string, unknown>[]
  data: Record<string, unknown>
  note: string
}

/**
 * What the act is given, made of what was posted.
 * @throws Problem 422 with each item for which nothing came, unless words or corrections say why
 */
export function supplementOf(one: One, posted: Posted, files: Uploaded): Supplement {
  const { found } = one
  const { version, dossier } = found
  const { items } = askedIn(one)
  const note = textOf(posted, 'note')
  const sent = dataOf(version, posted)
  const shown = Object.keys(posted).some((name) => name.startsWith(`${dataPrefix}.`))
  const changed = shown && canonicalJson(sent) !== canonicalJson(dossier.data)
  const missing = items.flatMap((item, index): ProblemDetail[] =>
    files.some(({ field }) => field === fileField(index))
      ? []
      : [{ path: fileField(index), messageKey: 'apply.supplement.missing', params: { item } }]
  )
  if (missing.length && !note && !changed)
    throw invalid('apply.refusal.supplement', { count: missing.length }, missing)
  return {
    note,
    data: changed ? sent : {},
    papers: [
      ...items.flatMap((item, index) =>
        papersFor(
          one,
          item,
          files.filter(({ field }) => field === fileField(index))
        )
      ),
      ...(changed ? fieldPapers({ version }, posted) : [])
    ]
  }
}

/** An item that names a component of the procedure stands in its place; any other is a paper of that name. */
function papersFor({ found }: One, item: string, files: Uploaded): Record<string, unknown>[] {
  const at = found.version.content.components.findIndex(({ name }) => fold(name) === fold(item))
  const of = at < 0 ? { title: item.slice(0, 500) } : { component: at + 1 }
  return files.map(({ file }) => ({ ...of, fileId: file.id }))
}
