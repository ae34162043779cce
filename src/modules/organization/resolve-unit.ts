import { sql } from 'kysely'
import type { Snapshot } from '../../platform/database/index.ts'
import { notFound, refusal } from '../../platform/problem.ts'
import type { UnitType } from './change-set.ts'
import type { AsOf } from './store/find-units.ts'
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
export function told({ type, kindName, name, code, within }: UnitInShort): string {
  const written = type === 'area' ? `${kindName.vi} ${name}` : name
  return `${written} (${[code, type === 'area' ? within : null].filter(Boolean).join(', ')})`
}

async function missing(tx: Snapshot, text: string, { at, known }: AsOf, path = '') {
  const name = await nameAtAnyTime(tx, text, known)
  if (!name) return notFound('organization.refusal.no_unit', {}, [{ path, messageKey: 'organization.refusal.no_unit' }])
  const params = { unit: name, day: at }
  return notFound('organization.refusal.not_then', params, [{ path, messageKey: 'organization.refusal.not_then', params }])
}

async function nameAtAnyTime(tx: Snapshot, text: string, known: string | null | undefined): Promise<string | undefined> {
  const found = await sql<{ at: string }>`
    select distinct coalesce(lower(valid), upper(valid) - 1, current_date) as at from (
      select valid from area_version where code = ${text} or fold(name) = fold(${text}) or area_id::text = lower(${text})
      union all
      select valid from organization_version where code = ${text} or fold(name) = fold(${text}) or organization_id::text = lower(${text})
    ) v order by at limit 1`.execute(tx)
  const at = found.rows[0]?.at
  if (!at) return undefined
  const [unit] = await unitCandidates(tx, text, { at, known })
  return unit && told(unit)
}
