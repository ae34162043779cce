import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Target } from '../../../platform/record/index.ts'
import { decidersAt } from '../resolve/index.ts'

/**
 * The posts that are told when someone takes a power in an emergency: those that hold it there, and those that
 * oversee there. Chains of authority are followed as for every other question.
 */
export async function toldOf(tx: Snapshot, power: string, target: Target, at: Day): Promise<string[]> {
  const place = await placeOf(tx, target, at)
  if (!place) return []
  const rows = await decidersAt(tx, at, [power, 'authority.oversee'], [place])
  return [...new Set(rows.flatMap(({ postId }) => postId ?? []))]
}

async function placeOf(tx: Snapshot, target: Target, at: Day): Promise<string | undefined> {
  if (target && 'areaId' in target) return target.areaId
  const body = target?.organizationId ?? null
  const found = await sql<{ id: string }>`
    select case when ${body}::uuid is not null
      then (select area_id from organization_version where organization_id = ${body}::uuid and valid @> ${at}::date)
      else (select area_id from area_version where parent_id is null and valid @> ${at}::date order by code limit 1)
    end as id`.execute(tx)
  return found.rows[0]?.id
}
