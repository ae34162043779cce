import { invalid } from '../../../platform/problem.ts'
import { inputProblem } from '../../../platform/record/index.ts'
import { type Catalogue, catalogueSchema } from '../catalogue.ts'

/** @throws invalid with everything that is wrong with the file, each at its place */
export function catalogueIn(text: string | undefined): Catalogue {
  if (!text) throw invalid('http.error.no_file', {}, [{ path: 'file', messageKey: 'http.error.no_file' }])
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw invalid('procedures.import.unreadable', {}, [
      { path: 'file', messageKey: 'procedures.import.unreadable' }
    ])
  }
  const parsed = catalogueSchema.safeParse(document)
  if (!parsed.success) throw inputProblem(parsed.error)
  return parsed.data
}
