import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { instant } from '../../../book/moments.ts'
import type { Applicant, ReturnWay } from '../../../dossier.ts'
import type { Phase } from '../../../life/life.ts'

/** A dossier with whoever may take its result. */
export interface Ready {
  id: string
  code: string | null
  procedure: string
  applicant: string
  number: string | null
  delegate: Applicant['delegate'] | null
  returnWay: ReturnWay
  resultNumber: string | null
  outcome: 'grant' | 'deny' | null
  phase: Phase
  handedOverAt: string | null
}

/** Dossiers by id, in this order. */
export async function readyOf(tx: Snapshot, ids: readonly string[]): Promise<Ready[]> {
  if (!ids.length) return []
  const found = await sql<Ready>`select d.id, d.code, v.name_vi as procedure, d.applicant_name as applicant,
      d.applicant_number as number, d.delegate, d.return_way as "returnWay", d.result_number as "resultNumber",
      d.outcome, d.phase, to_char(d.handed_over_at at time zone 'utc', ${instant}) as "handedOverAt"
    from unnest(${ids}::uuid[]) with ordinality i (id, n) join dossier d on d.id = i.id
    join procedure_version v on v.id = d.version_id order by i.n`.execute(tx)
  return found.rows
}
