import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Config } from '../../../../../platform/config.ts'
import { type Database, read } from '../../../../../platform/database/index.ts'
import {
  type FileStore,
  filesById,
  openFile,
  type StoredFile,
  storeFile
} from '../../../../../platform/files/index.ts'
import { wordToPdf } from '../../../../../platform/papers/index.ts'
import type { Actor } from '../../../../../platform/record/index.ts'
import type { MadePdf } from '../../../acts/propose.ts'

/** Kind of content of Word files. */
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const isPdf = (file: StoredFile) => file.mediaType === 'application/pdf'

/** Whether a file is a Word file that becomes a PDF here. */
export const becomesPdf = (config: Config, file: StoredFile) =>
  config.papers.wordToPdf !== undefined && file.mediaType === wordType

/** The name of the PDF that is made of a Word file. */
export const pdfName = (file: Pick<StoredFile, 'name'>) => `${file.name.replace(/\.docx$/i, '')}.pdf`

/**
 * A file as PDF: as it lies there, or made of the Word file.
 * @throws Problem 422 or 409 when that Word file cannot be made into one, 503 when storage is out of reach
 */
export async function asPdf(
  { config, store }: { config: Config; store: FileStore },
  file: StoredFile
): Promise<Buffer> {
  const bytes = await buffer(await openFile(store, file))
  return isPdf(file) ? bytes : pdfOfWord(config, bytes)
}

/** The same of a Word file that is not kept yet. */
export async function pdfOfWord(config: Config, docx: Uint8Array): Promise<Buffer> {
  const converter = wordToPdf(config)
  if (!converter) throw new Error('no command for PDFs of Word files is set')
  return Buffer.from(await converter.convert(docx))
}

interface Making {
  database: Database
  config: Config
  store: FileStore
  actor: Actor
}

/**
 * The PDFs of those files that are Word files, where they can be made here; the others stay as they are.
 * @throws as `asPdf`
 */
export async function pdfsOf(making: Making, fileIds: readonly string[]): Promise<MadePdf[]> {
  const { database, config, store, actor } = making
  if (!config.papers.wordToPdf || !fileIds.length) return []
  const files = await read(database, (tx) => filesById(tx, fileIds))
  const made: MadePdf[] = []
  for (const file of files.filter((one) => becomesPdf(config, one))) {
    const pdf = await asPdf(making, file)
    const from = { name: pdfName(file), subject: actor.subject }
    const kept = await storeFile(database, store, Readable.from([pdf]), from)
    made.push({ origin: file.id, fileId: kept.id })
  }
  return made
}
