import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { FigureChange } from '../evaluate.ts'

/** What the figures were when a plan was enacted; empty for a plan that is not. */
export async function figuresAtEnactment(tx: Snapshot, planId: string): Promise<FigureChange[]> {
  const found = await sql<{
    figures: FigureChange[]
  }>`select figures from enactment where plan_id::text = ${planId}`.execute(tx)
  return found.rows[0]?.figures ?? []
}

/** A unit of the day before that a changeover ended, changed or took from, for which a notice is due. */
export interface NoticeUnit {
  id: string
  code: string
  name: string
  kind: string
  type: 'area' | 'organization'
  successors: { id: string; code: string; name: string; kind: string; extent: 'whole' | 'part' }[]
}

/** The areas that ended or changed by an enactment, each with what follows it; the law wants a public notice of each. */
export async function unitsToNotify(
  tx: Snapshot,
  effectiveOn: string,
  record: number
): Promise<NoticeUnit[]> {
  const result = await sql<NoticeUnit>`
    with touched as (
      select distinct a.subject_id as id from announcement a
      where a.recorded_in = ${record} and a.subject_kind = 'area' and a.type in ('ended', 'changed')
      union select s.predecessor_id from area_succession s where s.recorded_in = ${record}
    )
    select v.area_id as id, v.code, v.name, v.kind_code as kind, 'area' as type,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.area_id, 'code', n.code, 'name', n.name, 'kind', n.kind_code, 'extent', s.extent)
          order by n.name)
        from area_succession s join area_version n on n.area_id = s.successor_id and n.valid @> ${effectiveOn}::date
        where s.predecessor_id = v.area_id and s.on_date = ${effectiveOn}::date), '[]') as successors
    from touched t join area_version v on v.area_id = t.id and v.valid @> (${effectiveOn}::date - 1)
    join kind k on k.code = v.kind_code
    order by array_position(array['province', 'district', 'commune'], k.level), fold(v.name), v.code`.execute(
    tx
  )
  return result.rows
}

/** The number of the last entry in the record: as long as it is the same, nothing in the register has changed. */
export async function lastRecord(tx: Snapshot): Promise<number> {
  const found = await sql<{ id: number }>`select coalesce(max(id), 0) as id from record`.execute(tx)
  return found.rows[0]?.id ?? 0
}
