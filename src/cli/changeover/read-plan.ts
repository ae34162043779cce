import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  type FileProblem,
  type ParsedPlan,
  type PlanDocument,
  parsePlan
} from '../../modules/changeover/index.ts'
import { invalid, notFound, type ProblemDetail } from '../../platform/problem.ts'

/** What stands for a plan on the command line: one of the register, or a file. */
export type NamedPlan = { id: string } | PlanFile

export interface PlanFile {
  file: string
  plan: PlanDocument
  /** Tells this content from any other. */
  sha256: string
  placeOf: ParsedPlan['placeOf']
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** A little more than the plan format takes, so that it is the format that refuses. */
const mostBytes = 65 * 1024 * 1024

/**
 * The plan that an argument names: the id of a plan in the register, or the path of a JSON or CSV file.
 * @throws not found for a file that is not there; invalid with every mistake of the file, by line and column
 */
export function namedPlan(argument: string): NamedPlan {
  return uuid.test(argument) ? { id: argument } : readPlan(argument)
}

/** As `namedPlan`, where only a file will do. */
export function readPlan(file: string): PlanFile {
  const bytes = readBytes(file)
  const { plan, problems, placeOf } = parsePlan(bytes, basename(file), {
    sidecar: (name) => beside(file, name)
  })
  if (!plan)
    throw invalid(
      'cli.changeover.malformed',
      { file, count: problems.length },
      problems.map((it) => fromHere(file, it))
    )
  return { file, plan, placeOf, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Problems found against the register, with their place in the file where the plan came from one. */
export function placed(named: NamedPlan, problems: readonly ProblemDetail[]): ProblemDetail[] {
  if ('id' in named) return [...problems]
  const { file, placeOf } = named
  return problems.map((detail) =>
    fromHere(file, { file: basename(file), ...detail, ...placeOf(detail.path ?? '') })
  )
}

/** Files are named as from here, so that an editor can open them. */
function fromHere(planFile: string, problem: FileProblem): FileProblem {
  return { ...problem, file: join(dirname(planFile), problem.file) }
}

function readBytes(file: string): Uint8Array {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch {
    throw notFound('cli.no_file', { file })
  }
  try {
    if (fstatSync(handle).isDirectory()) throw notFound('cli.no_file', { file })
    const bytes = Buffer.alloc(Math.min(fstatSync(handle).size, mostBytes))
    return bytes.subarray(0, readSync(handle, bytes))
  } finally {
    closeSync(handle)
  }
}

/** A file that the plan names, beside it and nowhere else. */
function beside(file: string, name: string): Uint8Array | undefined {
  if (name !== basename(name)) return undefined
  try {
    return readFileSync(join(dirname(file), name))
  } catch {
    return undefined
  }
}
