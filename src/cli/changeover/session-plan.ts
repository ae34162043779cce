import { getPlan, type Plan, type Rehearsal, rehearseDocument } from '../../modules/changeover/index.ts'
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
