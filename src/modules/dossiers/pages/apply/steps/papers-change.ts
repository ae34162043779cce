import type { Posted } from '../../../../procedures/index.ts'
import { isFilledIn } from '../../../admit.ts'
import type { PaperIn } from '../../../detail/read.ts'
import { earlierChosen } from '../../reception/earlier-papers.tsx'
import { textOf, type Uploaded } from '../../reception/intake/facts.ts'
import type { Application } from '../read/application.ts'

/** Name of the button that takes a paper away; its value is the paper's id. */
export const takeAway = 'take_away'

/** A component of the procedure as the page shows it. */
export interface ComponentLine {
  ordinal: number
  name: string
  condition: string | undefined
  /** `form`: it is what was filled in here; `database`: the state has it; `store`: perhaps; else it is handed in. */
  how: 'form' | 'database' | 'store' | 'hand_in'
  papers: PaperIn[]
}

export function linesOf({ version, papers }: Pick<Application, 'version' | 'papers'>): ComponentLine[] {
  const { content } = version
  return content.components.map((component, index) => {
    const ordinal = index + 1
    return {
      ordinal,
      name: component.name,
      condition: component.condition,
      how: isFilledIn(content, component) ? 'form' : component.reuse === 'none' ? 'hand_in' : component.reuse,
      papers: papers.filter((paper) => paper.kind === 'component' && paper.ordinal === ordinal)
    }
  })
}

/**
 * What changes among the papers: new files, papers of earlier dossiers, and what was taken away. A component that is as it
 * was is left alone; one that changes is said whole, for the new papers stand in place of the old.
 */
export function papersChanged(
  application: Application,
  posted: Posted,
  files: Uploaded
): Record<string, unknown>[] {
  const { earlier } = application
  const away = textOf(posted, takeAway)
  return linesOf(application).flatMap(({ ordinal: component, papers }): Record<string, unknown>[] => {
    const at = `papers.${component}`
    const kept = papers.filter(({ id }) => id !== away)
    const fresh = files.filter(({ field }) => field === `${at}.file`)
    const reused = earlierChosen(posted, at, earlier)
    const isNew = reused && !papers.some(({ reusedFrom }) => reusedFrom === reused.id)
    if (kept.length === papers.length && !fresh.length && !isNew) return []
    const all = [
      ...kept.map((paper) => ({ component, ...sameAgain(paper) })),
      ...fresh.map(({ file }) => ({ component, fileId: file.id })),
      ...(isNew ? [{ component, reusedFrom: reused.id }] : [])
    ]
    return all.length ? all : [{ component, original: 0, copy: 0 }]
  })
}

const sameAgain = ({ fileId, reusedFrom, original, copy }: PaperIn) => ({
  original,
  copy,
  ...(reusedFrom ? { reusedFrom } : fileId && { fileId })
})
