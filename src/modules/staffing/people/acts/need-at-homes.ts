import type { ActContext } from '../../../../platform/record/index.ts'
import type { Hold } from '../store-facts.ts'

/**
 * Asks for the power in each body where someone has a permanent post that an act touches: nobody reaches into the body
 * where a person serves now by naming a day on which they served elsewhere.
 * @throws Problem 403
 */
export async function needAtHomes(context: ActContext, holds: Hold[]): Promise<void> {
  const homes = holds.filter(({ kind }) => kind === 'permanent').map(({ organizationId }) => organizationId)
  for (const organizationId of new Set(homes)) await context.need('staffing.appoint', { organizationId })
}
