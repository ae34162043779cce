import type { PaperSettings } from '../../paper-settings.ts'
import { checkWord } from './check-word.ts'
import { runOffice } from './run-office.ts'

/** Makes a Word file into a PDF file that looks the same. */
export interface WordToPdf {
  /**
   * @throws Problem 422 when the file is no .docx, runs programs or fetches something from outside; 409 when it could not
   * be made in time, or the converter broke down, answered with something else or is not there: the PDF can still come
   * from elsewhere
   */
  convert(docx: Uint8Array): Promise<Uint8Array>
}

/** The converter of an installation; undefined where none is set. */
export function wordToPdf({ papers }: { papers: Pick<PaperSettings, 'wordToPdf'> }): WordToPdf | undefined {
  const { wordToPdf: setting } = papers
  if (!setting) return undefined
  return {
    async convert(docx) {
      checkWord(docx)
      return oneAtATime(() => runOffice(docx, setting))
    }
  }
}

/** Office programs take much memory: others wait for their turn, over all of a process. */
let last: Promise<unknown> = Promise.resolve()

function oneAtATime<T>(run: () => Promise<T>): Promise<T> {
  const mine = last.then(run, run)
  last = mine.catch(() => undefined)
  return mine
}
