import { z } from 'zod'
import { blankAsAbsent, optionalFile, optionalText, type UploadedFile } from '../../../platform/http/index.ts'
import { invalid } from '../../../platform/problem.ts'
import { type PlanDocument, parsePlan } from '../plan-format/index.ts'

export const planFormats = '.csv,.json'

/** What the import form posts: a file, or the text of one that was mended in the page. */
export const importInput = z.object({
  file: optionalFile.optional(),
  text: optionalText,
  name: optionalText,
  propose: optionalText,
  replaces: blankAsAbsent(z.uuid().optional()),
  revision: blankAsAbsent(z.coerce.number().int().optional())
})

/**
 * Reads the plan that was sent.
 * @throws invalid with every mistake at its line and column
 */
export function readPlan({
  file,
  text,
  name
}: {
  file?: UploadedFile | undefined
  text?: string | undefined
  name?: string | undefined
}): PlanDocument {
  if (!file && !text)
    throw invalid('record.input.invalid', {}, [{ path: 'file', messageKey: 'http.error.no_file' }])
  return readPlanBytes(file?.data ?? Buffer.from(text ?? ''), file?.filename ?? name ?? '')
}

/** As `readPlan`, for bytes and the name of their file. */
export function readPlanBytes(bytes: Uint8Array, fileName: string): PlanDocument {
  const { plan, problems } = parsePlan(bytes, fileName)
  // Places of a file are no fields of a form: line and column say where.
  if (problems.length || !plan)
    throw invalid(
      'changeover.page.import.faulty',
      { count: problems.length },
      problems.map(({ path: _path, ...detail }) => detail)
    )
  return plan
}

const longestText = 500_000

/** The text of a file that could not be taken, to be mended in the page; nothing where that makes no sense. */
export function textToMend(body: unknown): { text: string; name: string } | undefined {
  const { file } = (body ?? {}) as { file?: UploadedFile }
  if (!file || !Buffer.isBuffer(file.data) || file.data.length > longestText) return undefined
  const text = file.data.toString('utf8')
  const readable = !text.includes('\uFFFD') && !text.includes('\u0000')
  return readable ? { text, name: file.filename } : undefined
}
