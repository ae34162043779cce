import { type RawBuilder, sql } from 'kysely'
import type { Version } from '../../procedures/index.ts'
import type { Paper } from '../facts.ts'

/** Papers that come in with an act, and the version whose components they are of. */
export interface Incoming {
  papers: readonly Paper[]
  version: Pick<Version, 'content'>
  /** What a paper is that is neither of a component nor of a field of the form. */
  otherwise?: 'component' | 'opinion' | 'result'
}

const given = sql.raw(
  `(kind text, ordinal int, field text, title text, original int, copy int, file_id uuid, reused_from uuid)`
)

/**
 * Writes papers within the statement that writes the entry with which they come in; of the same component the new ones
 * stand in place of the old, and so does a new draft of the result. Empty when there are none.
 * @param event the number of the entry
 */
export function papersWritten(
  dossierId: string,
  event: number,
  incoming: Incoming | undefined
): RawBuilder<unknown> {
  if (!incoming?.papers.length) return sql``
  return sql`, given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rowsOf(incoming))}::jsonb) as g ${given}
    ), replaced as (
      update dossier_paper p set removed = ${event} where p.dossier_id = ${dossierId}::uuid and p.removed is null
        and exists (select from given g where g.kind = p.kind
          and (g.kind = 'component' and g.ordinal = p.ordinal or g.kind = 'field' and g.field = p.field
          or g.kind = 'result'))
    ), papers as (
      insert into dossier_paper (dossier_id, event, kind, ordinal, field, title, original, copy, file_id, reused_from)
      select ${dossierId}::uuid, ${event}, g.kind, g.ordinal, g.field, g.title, g.original, g.copy,
        coalesce(g.file_id, (select o.file_id from dossier_paper o where o.id = g.reused_from)), g.reused_from
      from given g
    )`
}

const rowsOf = ({ papers, version: { content }, otherwise = 'component' }: Incoming) =>
  papers.map((paper) => ({
    kind: paper.component ? 'component' : paper.field ? 'field' : otherwise,
    ordinal: paper.component ?? null,
    field: paper.field ?? null,
    title:
      paper.title ?? (paper.component && content.components[paper.component - 1]?.name) ?? paper.field ?? '?',
    original: paper.original,
    copy: paper.copy,
    file_id: paper.fileId ?? null,
    reused_from: paper.reusedFrom ?? null
  }))
