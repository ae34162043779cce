import { sql } from 'kysely'
import { invalid, type ProblemDetail } from '../../../platform/problem.ts'
import type { Paper } from '../facts.ts'
import type { FactColumns } from './columns.ts'
import type { Hand, Present } from './happen.ts'

/**
 * Ids of files and papers prove nothing: whoever names one must have handed the file in themselves, or it lies in this
 * dossier already; a paper is used again only by the applicant whose earlier dossier it is.
 * @param facts what changes with the act; who applies stands there, or in the dossier as it was
 * @throws Problem 422 with each paper that is not theirs
 */
export async function needOwnPapers(
  { tx, actor, ground }: Hand,
  { id, dossier }: Present,
  facts: FactColumns,
  papers: readonly Paper[]
): Promise<void> {
  const named = papers.filter(({ fileId, reusedFrom }) => fileId || reusedFrom)
  if (!named.length) return
  const rows = named.map(({ fileId, reusedFrom }, index) => ({
    index,
    file: fileId ?? null,
    reused: reusedFrom ?? null
  }))
  const kind = facts.applicant_kind ?? dossier?.applicant.kind ?? null
  const { applicant_number: given = dossier?.applicant.number ?? null } = facts
  // Anybody can name an organization: online its papers are those that the same account handed in.
  const byNumber = ground !== null || kind === 'citizen'
  const found = await sql<{ index: number }>`select g.index
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (index int, file uuid, reused uuid)
    where g.file is not null
        and not exists (select from file f where f.id = g.file and f.uploaded_by = ${actor.subject})
        and not exists (select from dossier_paper p where p.dossier_id = ${id}::uuid and p.file_id = g.file)
      or g.reused is not null
        and not exists (select from dossier_paper p join dossier o on o.id = p.dossier_id
          where p.id = g.reused and o.applicant_number = ${given} and o.applicant_kind = ${kind}
            and (o.code is not null or o.reception_id is not null or o.submitted_by = ${actor.subject})
            and (${byNumber} or o.submitted_by = ${actor.subject}))
    order by g.index`.execute(tx)
  const details = found.rows.map(({ index }): ProblemDetail => {
    const paper = named[index]
    const path = paper?.component ? `papers.${paper.component}` : 'papers'
    return { path, messageKey: 'dossiers.refusal.not_own_paper' }
  })
  if (details.length) throw invalid('dossiers.refusal.not_own_paper', {}, details)
}
