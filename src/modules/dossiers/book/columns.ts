import { type RawBuilder, sql } from 'kysely'
import type { Standing } from './derive.ts'

/** Entries as they are written, besides what the dossier comes to. */
export interface EntryRow {
  dossier_id: string
  number: number
  type: string
  at: string
  learned_at: string
  actor_subject: string
  actor_name: string
  person_id: string | null
  ground: unknown
  payload: unknown
  phase: string
  national: number | null
  request_id: string | null
  key: string | null
  input_hash: string | null
  hash: string
}

/** What was handed in, by column; what is left out stays as it is. */
export interface FactColumns {
  code?: string | null
  foreign_code?: boolean
  procedure_id?: string
  version_id?: string
  limit_amount?: number | null
  limit_unit?: string | null
  pile_id?: number
  reception_id?: string | null
  return_id?: string | null
  channel?: string
  return_way?: string
  applicant_kind?: string
  applicant_name?: string
  applicant_number?: string | null
  applicant_birth?: string | null
  applicant_phone?: string | null
  applicant_email?: string | null
  applicant_address?: string | null
  delegate?: unknown
  request?: string | null
  sets?: number
  data?: Record<string, unknown>
  submitted_by?: string | null
  demonstration?: boolean
}

/** The row of a dossier with its book's last entry. */
export interface DossierRow extends FactColumns, Standing {
  id: string
  events: number
  last_at: string
  hash: string
}

/** Columns of what was handed in. */
export const factColumns: readonly (keyof FactColumns)[] = [
  ...(['code', 'foreign_code', 'procedure_id', 'version_id', 'limit_amount', 'limit_unit'] as const),
  ...(['pile_id', 'reception_id', 'return_id', 'channel', 'return_way', 'applicant_kind'] as const),
  ...(['applicant_name', 'applicant_number', 'applicant_birth', 'applicant_phone'] as const),
  ...(['applicant_email', 'applicant_address', 'delegate', 'request', 'sets', 'data'] as const),
  ...(['submitted_by', 'demonstration'] as const)
]

/** Columns of what the book comes to. */
export const standingColumns: readonly (keyof DossierRow)[] = [
  ...(['phase', 'national', 'waiting', 'unit_id', 'person_id', 'step', 'submitted_at'] as const),
  ...(['received_at', 'promised_at', 'due_at', 'step_due_at', 'ended_at', 'handed_over_at'] as const),
  ...(['stands', 'extended_to', 'supplements', 'outcome', 'result_number', 'life', 'events'] as const),
  ...(['last_at', 'hash'] as const)
]

/** Columns of an entry. */
export const entryColumns: readonly (keyof EntryRow)[] = [
  ...(['dossier_id', 'number', 'type', 'at', 'learned_at', 'actor_subject', 'actor_name'] as const),
  ...(['person_id', 'ground', 'payload', 'phase', 'national', 'request_id', 'key'] as const),
  ...(['input_hash', 'hash'] as const)
]

/** Columns that people search by. */
export const searchedColumns = [
  'code',
  'applicant_name',
  'applicant_number',
  'applicant_phone',
  'request',
  'result_number',
  'delegate',
  'reception_id',
  'pile_id'
] as const
export type Searched = (typeof searchedColumns)[number]

/**
 * What people look for: code, names, numbers; and whose dossier it is, so that a search in one body stays small.
 * @param of where each column stands: in the row that is written, or in the one that is there
 */
export function searchOf(of: (column: Searched) => RawBuilder<unknown>): RawBuilder<unknown> {
  const words = searchedColumns.slice(0, 6).map((column) => sql`${of(column)}::text`)
  return sql`(select to_tsvector('simple', fold(concat_ws(' ', ${sql.join(words)}, ${of('delegate')}::jsonb ->> 'name')))
    || to_tsvector('simple', 'o' || replace(p.origin_id::text, '-', '')
      || coalesce(' r' || replace(${of('reception_id')}::text, '-', ''), ''))
    from pile p where p.id = ${of('pile_id')}::integer)`
}
