import {
  getPlan,
  listPlans,
  type Plan,
  type Rehearsal,
  rehearseDocument
} from '../../modules/changeover/index.ts'
import { read } from '../../platform/database/index.ts'
import { perform } from '../../platform/record/index.ts'
import type { Session } from '../session.ts'
import { type NamedPlan, placed } from './read-plan.ts'

/** Goes through the enactment of a plan, of the register or of a file, and leaves nothing behind. */
export async function rehearse({ database, actor }: Session, named: NamedPlan): Promise<Rehearsal> {
  const input = 'id' in named ? { id: named.id } : { plan: named.plan }
  const rehearsal = await perform(database, rehearseDocument, actor, input, { rollback: true })
  return { ...rehearsal, problems: placed(named, rehearsal.problems) }
}

/** A plan of the register. */
export function storedPlan({ database }: Session, id: string): Promise<Plan> {
  return read(database, (tx) => getPlan(tx, id))
}

/**
 * The key under which a file is enacted once: a retry after a crash finds it done.
 * After a revocation the same file may be enacted again, so their number is part of the key.
 */
export async function enactmentKey({ database }: Session, sha256: string): Promise<string> {
  const plans = await read(database, listPlans)
  return `cli:${sha256}:${plans.filter(({ revoked }) => revoked).length}`
}
