import { type Database, read } from '../../../../platform/database/index.ts'
import { refusal } from '../../../../platform/problem.ts'
import { type Act, type Actor, perform, systemActor } from '../../../../platform/record/index.ts'
import { findProcedure, versionOn } from '../../../procedures/index.ts'
import { acts } from '../../acts/index.ts'
import type { DossierAnswer } from '../../dossier.ts'
import { dayAt } from '../../law.ts'
import { takeSubmission } from '../acts/take-submission.ts'
import { type FileMeans, fetchFiles, type NameOnly } from './fetch-files.ts'
import type { PortalFile, PortalMessage } from './message.ts'
import { needAmountAsked, needTransferAsked } from './payments.ts'
import { placeNamed } from './place.ts'

/** The portal as it stands in books. */
export const portalActor: Actor = { ...systemActor('portal'), name: 'Cổng Dịch vụ công quốc gia' }

/** A bank, or whoever takes payments for it. */
const bankActor: Actor = { ...systemActor('bank'), name: 'Ngân hàng' }

/** As whom a message acts. */
export const actorOf = ({ kind }: Pick<PortalMessage, 'kind'>): Actor =>
  kind === 'transfer' ? bankActor : portalActor

/** The key by which a message acts once. */
export const keyOf = (id: string): string => `portal/${id}`

/** The portal's clock may be a little ahead of ours; more than this is a mistake. */
const aheadMilliseconds = 10 * 60_000

export interface ActMeans extends FileMeans {
  /** The moment of the act where the site is set to another day. */
  now?: string | undefined
}

/**
 * Does what a message says, as whoever sent it, at the time at which it happened.
 * @param dossierId the dossier that it is about; not for submissions
 * @param learnedAt when haicap learned of it: a submission does not wait for its files for ever
 */
export async function performMessage(
  database: Database,
  means: ActMeans,
  { message, learnedAt }: { message: PortalMessage; learnedAt: string },
  dossierId: string | undefined
): Promise<DossierAnswer> {
  const happenedAt = notAhead(message.happenedAt, means.now)
  const does = <I>(act: Act<I, DossierAnswer>, input: unknown) =>
    perform(database, act, actorOf(message), input, {
      idempotencyKey: keyOf(message.id),
      ...(means.now && { now: means.now })
    })
  // A submission comes in whatever its files are like: the office asks for what is missing. A supplement that lacks what was
  // asked for would start the clock in vain.
  const papersOf = (files: readonly PortalFile[], nameOnly: NameOnly) =>
    fetchFiles(database, means, files, { subject: portalActor.subject, nameOnly })
  const on = { id: dossierId, happenedAt }
  switch (message.kind) {
    case 'submission': {
      const about = await aboutOf(database, message, happenedAt)
      const { code, applicant, request, returnWay, data } = message
      const facts = { ...about, applicant, request, returnWay, data, channel: 'online' as const }
      return does(takeSubmission, {
        foreignCode: code,
        facts: {
          ...facts,
          papers: await papersOf(message.files, isOld(learnedAt, means.now) ? 'all' : 'lost')
        },
        happenedAt
      })
    }
    case 'supplement':
      return does(acts.supplement, {
        ...on,
        papers: await papersOf(message.files, 'none'),
        data: message.data,
        ...(message.note && { note: message.note })
      })
    case 'payment':
      await needAmountAsked(database, dossierId, message.amount)
      return does(acts.pay, { ...on, way: 'portal', ...(message.receipt && { receipt: message.receipt }) })
    case 'transfer':
      await needTransferAsked(database, dossierId, message)
      return does(acts.pay, { ...on, way: 'transfer', receipt: message.receipt })
    case 'withdrawal':
      return does(acts.withdraw, { ...on, ...(message.reason && { reason: message.reason }) })
  }
}

/** So long a submission waits for files that the portal does not give. */
const patientHours = 24

function isOld(learnedAt: string, now: string | undefined): boolean {
  const present = now ? Temporal.Instant.from(now) : Temporal.Now.instant()
  return present.since(Temporal.Instant.from(learnedAt)).total('hours') > patientHours
}

function notAhead(happenedAt: string, now: string | undefined): string {
  const at = Temporal.Instant.from(happenedAt)
  const present = now ? Temporal.Instant.from(now) : Temporal.Now.instant()
  const ahead = at.epochMilliseconds - present.epochMilliseconds
  if (ahead > aheadMilliseconds) throw refusal('exchange.refusal.from_the_future')
  return (ahead > 0 ? present : at).toString()
}

function aboutOf(
  database: Database,
  { procedure, area }: Extract<PortalMessage, { kind: 'submission' }>,
  happenedAt: string
) {
  return read(database, async (tx) => {
    const day = await dayAt(tx, happenedAt)
    const found = await findProcedure(tx, procedure)
    const version = found && (await versionOn(tx, found.id, day))
    if (!version) throw refusal('exchange.refusal.no_such_procedure', { code: procedure, day })
    return { procedure: version.key, placeId: await placeNamed(tx, area, version.content.field, day) }
  })
}
