import { enactPlan, getPlan, importPlan, listPlans, type Plan } from '../modules/changeover/index.ts'
import { type Database, read } from '../platform/database/index.ts'
import { Problem, type ProblemDetail } from '../platform/problem.ts'
import { perform, systemActor } from '../platform/record/index.ts'
import { inFolder } from './read/plans.ts'
import type { LocalityPlan } from './read/types.ts'

/** The record names it as the one who loads. */
export const loadingActor = systemActor('locality')

/**
 * Imports a plan of the locality and enacts it; doing so again changes nothing.
 * @throws Problem that names the file, and the line of each operation that cannot be done
 */
export async function loadPlan(database: Database, plan: LocalityPlan): Promise<void> {
  const { sha256, document } = plan
  try {
    const earlier = await earlierAttempt(database, plan)
    if (earlier?.enactment) return
    const replaces = earlier && { id: earlier.id, revision: earlier.revision }
    const idempotencyKey = `locality plan ${sha256} ${replaces?.revision ?? 0}`
    const { id } = await perform(
      database,
      importPlan,
      loadingActor,
      { plan: document, replaces },
      { idempotencyKey }
    )
    await perform(database, enactPlan, loadingActor, { id }, { idempotencyKey: `locality enactment ${id}` })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const details = error.details.map((detail) => pointed(detail, plan))
    const params = { ...error.params, file: plan.file }
    throw new Problem(
      error.code,
      error.messageKey,
      params,
      details.length ? details : [{ path: plan.file, messageKey: error.messageKey, params }],
      { cause: error }
    )
  }
}

/** The same plan if it was imported before: enacted, or left behind when it could not be or there was a crash. */
async function earlierAttempt(database: Database, { document }: LocalityPlan): Promise<Plan | undefined> {
  const { title, effectiveOn, decision } = document
  return read(database, async (tx) => {
    const same = (await listPlans(tx)).find(
      (plan) =>
        plan.title === title && plan.effectiveOn === effectiveOn && plan.decisionNumber === decision.number
    )
    return same && getPlan(tx, same.id)
  })
}

/** Operations that the plan's files hold are shown at their line; proposed ones have none. */
function pointed(detail: ProblemDetail, { file, document, placeOf }: LocalityPlan): ProblemDetail {
  const [, index] = /^operations\.(\d+)/.exec(detail.path ?? '') ?? []
  const place =
    index !== undefined && Number(index) < document.operations.length ? placeOf(detail.path ?? '') : undefined
  const at = inFolder({ file, ...place }, file)
  const shown = place ? { line: place.line, column: place.column, path: at.file } : {}
  return { ...detail, ...shown, params: { ...detail.params, file: at.file } }
}
