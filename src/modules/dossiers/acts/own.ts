import { forbidden, notFound, refusal } from '../../../platform/problem.ts'
import type { Actor, Ground } from '../../../platform/record/index.ts'
import type { Version } from '../../procedures/index.ts'
import type { Dossier } from '../dossier.ts'
import type { Facts } from '../facts.ts'

/** What people do to their own dossier they may do without any power. */
export const ownGround: Ground = { capacity: '', postId: null, vestings: [] }

type OfWhom = Pick<Dossier, 'submittedBy' | 'receptionId' | 'phase' | 'code'> & {
  applicant: Pick<Dossier['applicant'], 'kind' | 'number'>
}

/**
 * Whether a dossier is somebody's own: the account submitted it, or it is the citizen's who applies in it, by the number
 * that the sign-in provider has verified. What a counter has only begun to take down is the counter's, until it has a code:
 * then it was answered, and more may have been asked for.
 */
export function isOwn({ subject, citizen }: Pick<Actor, 'subject' | 'citizen'>, dossier: OfWhom): boolean {
  const { submittedBy, receptionId, phase, code, applicant } = dossier
  if (submittedBy !== null && submittedBy === subject) return true
  if (!citizen || (phase === 'draft' && receptionId !== null && code === null)) return false
  return applicant.kind === 'citizen' && applicant.number === citizen.number
}

/**
 * Whether it was begun at home and never handed in, thrown away perhaps: it concerns no office, and nobody but whoever
 * writes it.
 */
export const isUnsent = ({ receptionId, code }: Pick<Dossier, 'receptionId' | 'code'>): boolean =>
  receptionId === null && code === null

/** @throws Problem 404 when somebody else has not handed it in */
export function needSent(actor: Pick<Actor, 'subject' | 'citizen'>, dossier: OfWhom): void {
  if (isUnsent(dossier) && !isOwn(actor, dossier)) throw notFound('dossiers.refusal.none')
}

/** Whether somebody writes it at home: what a counter has begun only the counter changes and hands in. */
export function isWrittenAtHome(actor: Pick<Actor, 'subject' | 'citizen'>, dossier: OfWhom): boolean {
  return dossier.receptionId === null && isOwn(actor, dossier)
}

/**
 * What somebody hands in online, in their own name: as whom the provider has verified them, whatever they typed. Who applies
 * for an organization is the one who brings it.
 * @throws Problem 403 when nobody has verified who they are
 */
export function inOwnName({ citizen }: Pick<Actor, 'citizen'>, facts: Facts): Facts {
  if (!citizen) throw forbidden('dossiers.refusal.not_verified')
  const { name, number, birthDate } = citizen
  const { delegate: _delegate, ...applicant } = facts.applicant
  const own =
    applicant.kind === 'citizen'
      ? { ...applicant, name, number, birthDate: birthDate ?? applicant.birthDate }
      : { ...applicant, birthDate: undefined, delegate: { name, number, phone: applicant.phone } }
  return { ...facts, applicant: own, channel: 'online' }
}

/** Whether a version of a procedure takes dossiers online. */
export function isOnline({ content }: Pick<Version, 'content'>): boolean {
  return content.online !== 'none' && content.channels.includes('online')
}

/** @throws refusal when the procedure does not take dossiers online */
export function needOnline(version: Pick<Version, 'content'>): void {
  if (!isOnline(version)) throw refusal('dossiers.refusal.not_online', { procedure: version.content.name.vi })
}
