import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/problem.ts'
import type { Actor } from '../../platform/record/index.ts'
import { isOwn, isUnsent } from './acts/own.ts'
import { findDossier } from './book/read.ts'
import type { Dossier } from './dossier.ts'
import { bodiesAsked, mayAnswer } from './opinion-bodies.ts'
import { at, groundOf, type Way, Where } from './where.ts'

/** Powers that let someone look into the dossiers of a body. */
const inBody = [
  'dossiers.settle',
  'dossiers.assign',
  'dossiers.release',
  'dossiers.oversee',
  'dossiers.correct'
] as const

/**
 * Whether somebody may see a dossier as officials do, with what they say among themselves: whoever works with it at a
 * counter, in the body that has it or in the one that does its present step, oversees one of them, or is asked for an opinion.
 * Applicants see their own otherwise.
 */
export async function maySee(
  tx: Snapshot,
  actor: Actor | null,
  dossier: Dossier,
  day: Day
): Promise<boolean> {
  if (!actor) return false
  if (isUnsent(dossier)) return false
  const where = new Where(tx, dossier, day)
  const step = await where.step()
  const there = step ? [step.unit, ...step.bodies] : []
  const bodies = [await where.unit(), ...(await where.custodians()), ...there]
  const ways: Way[] = [
    ...at('dossiers.receive', await where.counters()),
    ...inBody.flatMap((power) => at(power, bodies)),
    ['dossiers.exchange', null]
  ]
  if (await groundOf(tx, actor, ways)) return true
  return (await groundOf(tx, actor, mayAnswer(await bodiesAsked(tx, dossier, day)))) !== null
}

/**
 * Somebody's own dossier, for themselves.
 * @throws Problem 404 when there is none that is theirs
 */
export async function ownDossier(tx: Snapshot, actor: Actor, id: string, day: Day): Promise<Dossier> {
  const dossier = await findDossier(tx, id, day)
  if (!dossier || !isOwn(actor, dossier)) throw notFound('dossiers.refusal.none')
  return dossier
}

/**
 * A dossier by id or code, as far as somebody may see it.
 * @throws Problem 404 when there is none that they may see
 */
export async function seenDossier(
  tx: Snapshot,
  actor: Actor | null,
  idOrCode: string,
  day: Day
): Promise<Dossier> {
  const dossier = await findDossier(tx, idOrCode, day)
  if (!dossier || !(await maySee(tx, actor, dossier, day))) throw notFound('dossiers.refusal.none')
  return dossier
}
