import type { Snapshot } from '../../../platform/database/index.ts'
import type { Plan } from '../../changeover/index.ts'
import { type Body, type PlanBodies, planBodies } from './plan-bodies.ts'
import { placementsOf } from './store-placements.ts'
import {
  type Cap,
  capsOn,
  leadersSeats,
  type Position,
  positionsOn,
  type Seat,
  type Staff,
  staffOf
} from './store-staff.ts'
import type { Kind, NamedPlacement } from './words.ts'

/** What proposals are made from. */
export interface ProposalBasis {
  day: string
  bodies: PlanBodies
  staff: Staff[]
  positions: Position[]
  caps: Cap[]
  /** Leaders' posts that there are already. */
  seats: Seat[]
  /** What people wrote: it stays, and is reckoned with. */
  written: NamedPlacement[]
}

/** Where someone might go: a body of the day and a position that it may have. */
export interface Move {
  staff: Staff
  body: Body
  position: Position
  kind: Kind
  toleratedUntil: string | null
}

/** Whether the law lets a body have a position. */
export function mayHave(body: Body, position: Position): boolean {
  const { organizationKinds, level } = position
  return (
    (!organizationKinds.length || organizationKinds.includes(body.kind)) &&
    (level === null || level === body.level)
  )
}

/** Everything that proposals for a plan are made from, as the register stands. */
export async function proposalBasis(tx: Snapshot, plan: Plan): Promise<ProposalBasis> {
  const day = plan.effectiveOn
  const bodies = await planBodies(tx, plan)
  return {
    day,
    bodies,
    staff: await staffOf(tx, plan, [...bodies.ending.keys()]),
    positions: await positionsOn(tx, day),
    caps: await capsOn(tx, day),
    seats: await leadersSeats(tx, day),
    written: (await placementsOf(tx, plan.id)).filter(({ proposed }) => !proposed)
  }
}
