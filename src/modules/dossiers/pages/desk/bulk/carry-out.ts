import { sql } from 'kysely'
import { type Database, read } from '../../../../../platform/database/index.ts'
import { invalid, Problem } from '../../../../../platform/problem.ts'
import type { Actor, PerformOptions } from '../../../../../platform/record/index.ts'
import { performWithFiles } from '../../dossier/results/perform-with-files.ts'
import type { Signing } from '../../dossier/results/sign-results.ts'
import { numbersFrom } from './numbers.ts'
import type { BulkVerb } from './verbs.ts'

export interface BulkGiven {
  verb: BulkVerb
  ids: string[]
  personId?: string | undefined
  unitId?: string | undefined
  note?: string | undefined
  reason?: string | undefined
  /** The first number; the others follow it. */
  number?: string | undefined
  /** The last entry of each book that was seen, by dossier. */
  seen: ReadonlyMap<string, number>
}

/** What became of one dossier. */
export interface RowDone {
  id: string
  number?: string
  /** Why nothing was done to it. */
  problem?: Problem
}

/**
 * Does the same to many dossiers, each as an act of its own under the key of the request and its id: what one is refused
 * does not hinder the others, and the same request sent again finds what was done.
 * @throws invalid when what is needed for all is missing
 */
export async function carryOut(
  database: Database,
  actor: Actor,
  given: BulkGiven,
  options: PerformOptions,
  signing: Omit<Signing, 'database' | 'actor'>
): Promise<RowDone[]> {
  const key = options.idempotencyKey
  const keyOf = (id: string) => (key ? `${key}:${id}` : undefined)
  const numbers = given.verb === 'release' ? await numbering(database, actor, given, keyOf) : undefined
  const done: RowDone[] = []
  // One after another: numbers go on only with what was released.
  for (const id of given.ids) {
    const idempotencyKey = keyOf(id)
    const keyed = { ...options, ...(idempotencyKey && { idempotencyKey }) }
    const one = (number?: string) => tryOne({ ...signing, database, actor }, given, id, number, keyed)
    done.push({ id, ...(numbers ? await numbers.give(id, one) : problemOf(await one())) })
  }
  return done
}

const problemOf = (problem: Problem | undefined) => (problem ? { problem } : {})

/** Numbers for the rows of a request: those that it gave when it came before, the others from the first one on. */
async function numbering(
  database: Database,
  actor: Actor,
  { ids, number: first = '' }: BulkGiven,
  keyOf: (id: string) => string | undefined
) {
  let numbers = numbersFrom(first)
  if (!numbers)
    throw invalid('record.input.invalid', {}, [{ path: 'number', messageKey: 'desk.refusal.number' }])
  const known = await numbersGiven(
    database,
    actor,
    ids.flatMap((id) => keyOf(id) ?? [])
  )
  const taken = new Set(known.values())
  let used = 0
  return {
    async give(
      id: string,
      release: (number: string) => Promise<Problem | undefined>
    ): Promise<Omit<RowDone, 'id'>> {
      for (let tries = 1; ; tries += 1) {
        while (numbers && taken.has(numbers.at(used))) used += 1
        const number = known.get(keyOf(id) ?? '') ?? numbers?.at(used) ?? ''
        const problem = await release(number)
        if (!problem) taken.add(number)
        const next = nextFree(problem)
        if (next === undefined || tries === mostTries) return problem ? { problem } : { number }
        // Another result has it: they go on from the next that is free.
        numbers = numbersFrom(next)
        used = 0
      }
    }
  }
}

/** Others who number at the same time may be quicker; not so often. */
const mostTries = 20

const nextFree = (problem: Problem | undefined): string | undefined =>
  problem?.messageKey === 'dossiers.refusal.number_taken' ? String(problem.params?.next ?? '') : undefined

async function tryOne(
  signing: Signing,
  given: BulkGiven,
  id: string,
  number: string | undefined,
  options: PerformOptions
): Promise<Problem | undefined> {
  const { verb, personId, unitId, note, reason } = given
  const seen = given.seen.get(id)
  const input = {
    id,
    ...(seen && { seen }),
    ...(verb === 'assign' && { personId, unitId, note }),
    ...(verb === 'sign' && { note }),
    ...(verb === 'return' && { reason }),
    ...(verb === 'release' && { number })
  }
  try {
    await performWithFiles(signing, verb, input, options)
    return undefined
  } catch (error) {
    if (error instanceof Problem && [403, 404, 409, 422].includes(error.status)) return error
    throw error
  }
}

/** Numbers that the same request gave when it came before. */
async function numbersGiven(database: Database, actor: Actor, keys: string[]): Promise<Map<string, string>> {
  const found = await read(database, (tx) =>
    sql<{ key: string; number: string }>`select key, payload ->> 'number' as number from dossier_event
      where actor_subject = ${actor.subject} and key = any (${keys}) and type = 'release'`.execute(tx)
  )
  return new Map(found.rows.map(({ key, number }) => [key, number]))
}
