import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { ActContext, Actor } from '../../../platform/record/index.ts'
import type { Delegation } from './delegation.ts'

/** How far a delegation has come by its records alone, on whatever day. */
export type Phase = 'drafted' | 'returned' | 'agreed' | 'signed' | 'published' | 'withdrawn' | 'discarded'

export function phaseOf(delegation: Delegation): Phase {
  if (delegation.discard) return 'discarded'
  if (delegation.withdrawal) return 'withdrawn'
  if (delegation.publication) return 'published'
  if (delegation.signature) return 'signed'
  return delegation.checks.findLast(({ revision }) => revision === delegation.revision)?.outcome ?? 'drafted'
}

/**
 * Lets a step pass only in its turn.
 * @throws refusal that says where the delegation stands and what is next
 */
export function needPhase(delegation: Delegation, ...allowed: Phase[]): void {
  const phase = phaseOf(delegation)
  if (!allowed.includes(phase)) throw refusal('delegations.refusal.not_now', { phase })
}

/** @throws refusal when somebody changed the draft since `revision` */
export function needRevision(delegation: Delegation, revision: number): void {
  if (delegation.revision !== revision) throw refusal('delegations.refusal.changed_meanwhile')
}

/** Where the powers of drafting, checking and publishing are needed. */
export const bodyOf = ({ organizationId }: Pick<Delegation, 'organizationId'>) => ({ organizationId })

/** Whether someone acts for the grantor on a day: they bear its post, or that of the head of its body. */
export async function bearsGrantor(
  tx: Snapshot,
  { personId }: Pick<Actor, 'personId'>,
  { grantorPostId, organizationId }: Pick<Delegation, 'grantorPostId' | 'organizationId'>,
  day: Day
): Promise<boolean> {
  if (!personId) return false
  const found = await sql`
    select from posts_borne(${personId}::uuid, ${day}::date) b
    join post p on p.id = b.post_id and p.valid @> ${day}::date
    join position n on n.code = p.position_code and n.valid @> ${day}::date
    where p.id = ${grantorPostId}::uuid
      or ${grantorPostId === null} and p.organization_id = ${organizationId}::uuid and n.lead = 'head'`.execute(
    tx
  )
  return found.rows.length > 0
}

/**
 * Signing is for whoever bears the grantor's post, both on the day of the decision and now; else it takes the power to
 * publish for that body.
 * @throws Problem 403 that names who can
 */
export async function needSigner(
  { tx, actor, at, need }: ActContext,
  delegation: Pick<Delegation, 'grantorPostId' | 'organizationId'>,
  signedOn: Day
): Promise<void> {
  const now = await dayOf(tx, at)
  const bears =
    (await bearsGrantor(tx, actor, delegation, signedOn)) && (await bearsGrantor(tx, actor, delegation, now))
  if (!bears) await need('authority.publish', bodyOf(delegation))
}

/** The day of an instant in the province. */
async function dayOf(tx: Snapshot, instant: string): Promise<Day> {
  const found = await sql<{ day: Day }>`select (${instant}::timestamptz at time zone
    coalesce((select time_zone from locality limit 1), 'UTC'))::date as day`.execute(tx)
  return found.rows[0]?.day ?? instant.slice(0, 10)
}
