import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { type Day, zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Target } from '../../../../platform/record/index.ts'
import type { State, Version } from '../scheme.ts'
import { ever, getScheme, type Scheme, versionsOf } from '../store.ts'

/** Which version of which scheme an act is about. */
export const versionSchema = z.object({
  schemeId: z.uuid(),
  /** Number of the version, so that nobody acts on another one than they saw. */
  version: z.coerce.number().int().positive(),
  on: zDay
})

/** An edit of a draft also says which state of it was seen. */
export const editSchema = z.object({
  schemeId: z.uuid(),
  revision: z.coerce.number().int()
})

/** A text of several paragraphs. */
export const paragraphs = (max = 20_000) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text.replaceAll('\r\n', '\n'))

/** The power is needed at the body whose scheme it is. */
export async function bodyAsTarget(tx: Tx, { schemeId }: { schemeId: string }): Promise<Target> {
  return { organizationId: (await getScheme(tx, schemeId, '9999-12-31')).organizationId }
}

/**
 * The latest version, when it stands where an act can go on.
 * @throws refusal when it stands elsewhere, is another one than was seen, or the day is before what came before
 */
export async function currentVersion(
  tx: Tx,
  given: { schemeId: string; version?: number; on?: Day },
  allowed: readonly State[]
): Promise<{ scheme: Scheme; version: Version }> {
  const scheme = await getScheme(tx, given.schemeId, given.on ?? '9999-12-31')
  const [version] = await versionsOf(tx, given.schemeId, ever)
  if (!version) throw refusal('schemes.refusal.no_version')
  const { number } = version
  if (given.version !== undefined && given.version !== number)
    throw refusal('schemes.refusal.other_version', { number })
  if (!allowed.includes(version.state)) throw refusal(`schemes.refusal.is_${version.state}`, { number })
  if (given.on !== undefined && given.on < version.since) {
    const params = { day: version.since }
    throw refusal('schemes.refusal.too_early', params, [
      { path: 'on', messageKey: 'schemes.refusal.too_early', params }
    ])
  }
  return { scheme, version }
}
