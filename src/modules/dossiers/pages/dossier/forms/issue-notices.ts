import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { read, type Snapshot } from '../../../../../platform/database/index.ts'
import { storeFile } from '../../../../../platform/files/index.ts'
import { refusal } from '../../../../../platform/problem.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { keepNotice } from '../../../acts/keep-notice.ts'
import { bodiesNamed } from '../../../detail/next.ts'
import type { Entry } from '../../../dossier.ts'
import { calendarOf } from '../../../law.ts'
import { formOn, renderForm, signingAuthority } from '../../../papers/index.ts'
import { statusAddress } from '../../../status-address.ts'
import { type Found, foundIn } from '../read-dossier.ts'
import type { Signing } from '../results/sign-results.ts'
import { formData } from './form-data.ts'
import { formKinds } from './forms-of.ts'
import { type Unsigned, unsignedNotices } from './notices.ts'

/**
 * Signs what somebody gave out on a dossier and what is not signed yet: request for more, refusal, apology, stop. They are
 * kept as files beside the entries that they tell of, for the applicant to download and anyone to check.
 * @throws Problem 404 when there is no such dossier that they may see, 409 when they serve otherwise since, and where it is
 * signed with time stamps only and there is none to be had, 503 when storage is out of reach
 */
export async function issueNotices(signing: Signing, dossierId: string): Promise<void> {
  const { database, actor, day, now } = signing
  const found = await read(database, (tx) => foundIn(tx, actor, dossierId, day, now))
  for (const notice of unsignedNotices(found, actor.subject)) await issue(signing, found, notice)
}

/**
 * The same after an act that is done: whether the notice can be signed now does not change that. Until it is, it is printed,
 * and the page of the dossier offers to sign it.
 */
export async function tryIssueNotices(signing: Signing, dossierId: string): Promise<void> {
  try {
    await issueNotices(signing, dossierId)
  } catch (error) {
    process.emitWarning(`a notice of dossier ${dossierId} is not signed: ${String(error)}`)
  }
}

async function issue(signing: Signing, found: Found, { number, entry }: Unsigned): Promise<void> {
  const { database, config, store, actor, now, site } = signing
  const kind = formKinds[number]
  const { dossier, names } = found
  const { organization, data, timeZone } = await read(database, async (tx) => ({
    organization: await needPostStill(tx, signing, entry),
    data: await formData(tx, kind, found, dossier.code ? statusAddress(dossier.code, site) : undefined),
    timeZone: (await calendarOf(tx)).timeZone
  }))
  const id = randomUUID()
  const at = new Date(now)
  const name = names.get(entry.personId ?? '') ?? entry.actorName
  const capacity = entry.capacity ?? ''
  const { title } = formOn(kind, data.head.day).form
  const signed = { ...data, signedAt: now, verifyUrl: `${site}/verify/${id}` }
  const pdf = await renderForm(kind, signed, { timeZone, at })
  const authority = await signingAuthority(config)
  const signer = await authority.signerFor(
    { name, capacity, organization: organization ?? data.head.agency },
    at
  )
  const bytes = await signer.sign(pdf, { name, capacity, reason: title, at })
  const kept = await storeFile(database, store, Readable.from([Buffer.from(bytes)]), {
    name: `${dossier.code ?? dossier.id}-${number}.pdf`,
    subject: actor.subject
  })
  await perform(database, keepNotice, actor, {
    ...{ dossierId: dossier.id, event: entry.number, form: Number(number), id, title, fileId: kept.id }
  })
}

/**
 * Nobody signs in a post that they do not bear any more: the notice is printed, and signed by hand.
 * @returns the name of the body of the post in which it was given out
 */
async function needPostStill(
  tx: Snapshot,
  { actor, day }: Pick<Signing, 'actor' | 'day'>,
  { dossierId, number }: Entry
): Promise<string | undefined> {
  const found = await sql<{ organizationId: string; borne: boolean }>`
    select p.organization_id as "organizationId",
      exists (select from posts_borne(${actor.personId}::uuid, ${day}::date) b where b.post_id = p.id) as borne
    from dossier_event e join post p on p.id = (e.ground ->> 'postId')::uuid
    where e.dossier_id = ${dossierId}::uuid and e.number = ${number}`.execute(tx)
  const [post] = found.rows
  if (!post) return undefined
  if (!post.borne) throw refusal('dossiers.refusal.post_left')
  const [body] = await bodiesNamed(tx, [post.organizationId], day)
  return body?.name
}
