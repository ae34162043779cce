import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { instant } from '../../../book/moments.ts'

/** A result that was released, as anyone who holds it may compare it. It says nothing of whom it is about. */
export interface ReleasedPaper {
  title: string
  number: string
  agency: string
  releasedAt: string
  fileId: string
}

/** The released result with an id; undefined when there is none, or it is not released. */
export async function releasedPaper(tx: Snapshot, paperId: string): Promise<ReleasedPaper | undefined> {
  const found = await sql<ReleasedPaper>`
    select coalesce((select r.name from procedure_result r where r.version_id = d.version_id and r.name = p.title limit 1),
        (select v.name_vi from procedure_version v where v.id = d.version_id)) as title,
      d.result_number as number, p.file_id as "fileId", to_char(d.ended_at at time zone 'utc', ${instant}) as "releasedAt",
      (select n.name from organization_version n where n.organization_id = k.origin_id
        order by n.valid @> (d.ended_at)::date desc, lower(n.valid) desc nulls last limit 1) as agency
    from dossier_paper p join dossier d on d.id = p.dossier_id join pile k on k.id = d.pile_id
    where p.id = ${paperId}::uuid and p.kind = 'result' and p.removed is null and p.file_id is not null
      and d.phase in ('released', 'at_center', 'handed_over')`.execute(tx)
  return found.rows[0]
}
