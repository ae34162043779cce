import { z } from 'zod'
import type { Snapshot } from '../../platform/database/index.ts'
import { notFound, type Problem, refusal } from '../../platform/problem.ts'
import type { UnitType } from './change-set.ts'
import { fold, search } from './search.ts'
import { type AsOf, versionsOf } from './store/find-units.ts'
import { type UnitInShort, unitCandidates } from './store/unit-candidates.ts'

/**
 * The one unit of a day that a code, a name or an id means.
 * @param options narrows to areas or bodies; `path` is the field to blame
 * @throws notFound when there is none on the day (said apart when it lived at another time), refusal when several
 *   bear the name: `details` has one for each
 */
export async function resolveUnit(
  tx: Snapshot,
  text: string,
  asOf: AsOf,
  options: { type?: UnitType; path?: string } = {}
): Promise<UnitInShort> {
  const [unit, ...others] = await unitCandidates(tx, text, asOf, options.type)
  if (!unit) throw await missing(tx, text, asOf, options.path)
  if (!others.length) return unit
  const candidates = [unit, ...others]
  throw refusal(
    'organization.refusal.ambiguous',
    { name: text, day: asOf.at, candidates: candidates.map(told).join('; ') },
    candidates.map((candidate) => ({
      path: options.path ?? '',
      messageKey: 'organization.page.candidate',
      params: { unit: told(candidate), id: candidate.id }
    }))
  )
}

/** "Phường Lào Cai (02641, Thành phố Lào Cai)": what tells homonyms apart. */
export function told({
  type,
  kindName,
  name,
  code,
  within
}: Pick<UnitInShort, 'type' | 'kindName' | 'name' | 'code' | 'within'>): string {
  const written = type === 'area' ? `${kindName.vi} ${name}` : name
  return `${written} (${[code, type === 'area' ? within : null].filter(Boolean).join(', ')})`
}

async function missing(tx: Snapshot, text: string, { at, known }: AsOf, path = ''): Promise<Problem> {
  const name = await nameAtAnyTime(tx, text, known)
  const messageKey = name ? 'organization.refusal.not_then' : 'organization.refusal.no_unit'
  const params: Record<string, string> = name ? { unit: name, day: at } : {}
  return notFound(messageKey, params, [{ path, messageKey, params }])
}

/** What the unit is called that bears the code, id or name on another day. */
async function nameAtAnyTime(
  tx: Snapshot,
  text: string,
  known: string | null | undefined
): Promise<string | undefined> {
  if (z.uuid().safeParse(text).success) {
    const [area] = await versionsOf(tx, 'area', text, known)
    const unit = area ?? (await versionsOf(tx, 'organization', text, known))[0]
    return unit && told({ ...unit, within: null })
  }
  const hit = (await search(tx, text, 5)).find(
    ({ code, name }) => code === text || fold(text).endsWith(fold(name))
  )
  return hit && told(hit)
}
