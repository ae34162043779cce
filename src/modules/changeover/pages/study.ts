import { type Database, read } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/problem.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { rehearsePlan } from '../acts/enact-plan.ts'
import type { Evaluation } from '../evaluate.ts'
import { lastRecord } from '../store/enactments.ts'
import type { Plan } from '../store/plans.ts'

/** What a rehearsal found, or why there could not be one. */
export type Study = { found: Evaluation; blocked?: never } | { found?: never; blocked: Problem }

const kept = 40
const studies = new WeakMap<Database, Map<string, Promise<Study>>>()

/**
 * Rehearses a plan: the whole enactment, rolled back. As long as neither the plan nor the register changes the answer
 * stays the same, so it is kept, and several readers at once share one rehearsal.
 * @param anew runs it in any case
 */
export async function studyPlan(database: Database, plan: Plan, anew = false): Promise<Study> {
  const known = studies.get(database) ?? new Map<string, Promise<Study>>()
  studies.set(database, known)
  const key = `${plan.id} ${plan.revision} ${await read(database, lastRecord)}`
  const earlier = known.get(key)
  if (earlier && !anew) return earlier
  const study = rehearse(database, plan.id)
  known.delete(key)
  known.set(key, study)
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - kept))) known.delete(oldest)
  study.catch(() => known.delete(key))
  return study
}

/** Nobody in particular acts: nothing stays, and reading is public. */
async function rehearse(database: Database, id: string): Promise<Study> {
  try {
    return {
      found: await perform(
        database,
        rehearsePlan,
        systemActor('changeover.check'),
        { id },
        { rollback: true }
      )
    }
  } catch (error) {
    if (error instanceof Problem && (error.status === 409 || error.status === 422)) return { blocked: error }
    throw error
  }
}
