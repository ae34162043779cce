import type { FastifyRequest } from 'fastify'
import type { Database } from '../../../../../platform/database/index.ts'
import { type FileStore, keptField, receiveFiles } from '../../../../../platform/files/index.ts'
import { Problem, type ProblemDetail } from '../../../../../platform/problem.ts'
import {
  type FormStep,
  fieldsOf,
  flatFields,
  type Posted,
  stepIn,
  withFile
} from '../../../../procedures/index.ts'
import { dataOf, dataPrefix, formOf, type Uploaded } from './facts.ts'
import type { IntakeMatter } from './matter.ts'

/** Before the name of a field of the procedure's form: the input that takes its file. */
const uploadPrefix = '_upload.'

/** What came with the form, its files stored. */
export interface CameIn {
  posted: Posted
  /** A button within the procedure's form was pressed: it is shown again. */
  step: boolean
  rows: FormStep['rows']
  files: Uploaded
  /** Files that could not be taken, each at its field. */
  refused: ProblemDetail[]
}

/** Takes a posted form with its files; those that are fine stay, whatever else is wrong. */
export async function cameIn(
  request: FastifyRequest,
  database: Database,
  store: FileStore,
  { version }: Pick<IntakeMatter, 'version'>
): Promise<CameIn> {
  const { subject = '' } = request.actor ?? request.citizen ?? {}
  const { files, refused } = await stored(request, database, store, subject)
  const { step, posted, rows } = stepIn((request.body ?? {}) as Posted)
  return { step, rows, refused, files, posted: withFormFiles(version, posted, files) }
}

async function stored(request: FastifyRequest, database: Database, store: FileStore, subject: string) {
  try {
    const { files } = await receiveFiles(request, database, store, { subject })
    return { files, refused: [] }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error
    // Those that were fine come back by their ids.
    const { files } = await receiveFiles(request, database, store, { subject }).catch(() => ({ files: [] }))
    return { files, refused: [...error.details] }
  }
}

/** Files of the procedure's form become values of their fields. */
function withFormFiles(version: IntakeMatter['version'], posted: Posted, files: Uploaded): Posted {
  const form = formOf(version)
  if (!form) return posted
  const fields = flatFields(fieldsOf(form, dataOf(version, posted), () => 0, dataPrefix))
  return files.reduce((all, { field, file }) => {
    const of = fields.find(({ path }) => `${uploadPrefix}${path}` === field)
    const { [keptField(field)]: _kept, ...rest } = all
    return of ? withFile(rest, of, file.id) : all
  }, posted)
}
