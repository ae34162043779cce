import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { invalid, type ProblemDetail } from '../../platform/problem.ts'
import type { Paper } from './facts.ts'

/**
 * Ids of files and papers prove nothing: whoever names one must have handed the file in themselves, or it lies in this
 * dossier already; a paper is used again only by the applicant whose earlier dossier it is.
 * @param event the entry with which the papers come in: it says who acts
 * @throws Problem 422 with each paper that is not theirs
 */
export async function needOwnPapers(
  tx: Tx,
  dossierId: string,
  event: number,
  papers: readonly Paper[]
): Promise<void> {
  const named = papers.filter(({ fileId, reusedFrom }) => fileId || reusedFrom)
  if (!named.length) return
  const rows = named.map(({ fileId, reusedFrom }, index) => ({
    index,
    file: fileId ?? null,
    reused: reusedFrom ?? null
  }))
  const found = await sql<{ index: number }>`select g.index
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (index int, file uuid, reused uuid)
    join dossier d on d.id = ${dossierId}::uuid
    join dossier_event e on e.dossier_id = d.id and e.number = ${event}
    where g.file is not null
        and not exists (select from file f where f.id = g.file and f.uploaded_by = e.actor_subject)
        and not exists (select from dossier_paper p where p.dossier_id = d.id and p.file_id = g.file)
      or g.reused is not null
        and not exists (select from dossier_paper p join dossier o on o.id = p.dossier_id
          where p.id = g.reused and o.applicant_number = d.applicant_number
            -- anybody can name an organization: online its papers are those that the same account handed in
            and (e.ground is not null or d.applicant_kind = 'citizen' or o.submitted_by = e.actor_subject))
    order by g.index`.execute(tx)
  const details = found.rows.map(({ index }): ProblemDetail => {
    const paper = named[index]
    const path = paper?.component ? `papers.${paper.component}` : 'papers'
    return { path, messageKey: 'dossiers.refusal.not_own_paper' }
  })
  if (details.length) throw invalid('dossiers.refusal.not_own_paper', {}, details)
}
