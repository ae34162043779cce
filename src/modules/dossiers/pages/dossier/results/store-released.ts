import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { instant } from '../../../book/moments.ts'

/** A result that was released or a notice that was signed, as anyone who holds it may compare it. It says nothing of whom it is about. */
export interface ReleasedPaper {
  title: string
  /** Of the result; a notice has the code of its dossier instead. */
  number: string | null
  code: string | null
  agency: string
  releasedAt: string
  fileId: string
}

/** The paper that went out under an id: a result once it is released, a notice; undefined: there is none. */
export async function paperGivenOut(tx: Snapshot, paperId: string): Promise<ReleasedPaper | undefined> {
  return (await releasedPaper(tx, paperId)) ?? (await signedNoticeOf(tx, paperId))
}

async function signedNoticeOf(tx: Snapshot, paperId: string): Promise<ReleasedPaper | undefined> {
  // Counters ask for more and refuse; the body that settles it apologizes and stops.
  const found = await sql<ReleasedPaper>`
    select p.title, null as number, d.code, p.file_id as "fileId", to_char(e.at at time zone 'utc', ${instant}) as "releasedAt",
      (select n.name from organization_version n
        where n.organization_id = case when p.ordinal < 4 then coalesce(d.reception_id, k.origin_id) else k.origin_id end
        order by n.valid @> (e.at)::date desc, lower(n.valid) desc nulls last limit 1) as agency
    from dossier_paper p join dossier d on d.id = p.dossier_id join pile k on k.id = d.pile_id
    join dossier_event e on e.dossier_id = p.dossier_id and e.number = p.event
    where p.id = ${paperId}::uuid and p.kind = 'form' and p.removed is null and p.file_id is not null`.execute(
    tx
  )
  return found.rows[0]
}

/** The released result with an id; undefined when there is none, or it is not released. */
async function releasedPaper(tx: Snapshot, paperId: string): Promise<ReleasedPaper | undefined> {
  const found = await sql<ReleasedPaper>`
    select coalesce((select r.name from procedure_result r where r.version_id = d.version_id and r.name = p.title limit 1),
        (select v.name_vi from procedure_version v where v.id = d.version_id)) as title,
      d.result_number as number, null as code, p.file_id as "fileId", to_char(d.ended_at at time zone 'utc', ${instant}) as "releasedAt",
      (select n.name from organization_version n where n.organization_id = k.origin_id
        order by n.valid @> (d.ended_at)::date desc, lower(n.valid) desc nulls last limit 1) as agency
    from dossier_paper p join dossier d on d.id = p.dossier_id join pile k on k.id = d.pile_id
    where p.id = ${paperId}::uuid and p.kind = 'result' and p.removed is null and p.file_id is not null
      and d.phase in ('released', 'at_center', 'handed_over')`.execute(tx)
  return found.rows[0]
}
