import { sql } from 'kysely'
import { kept, type Tx } from '../../../platform/database/index.ts'
import type { Dossier } from '../dossier.ts'
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

const plan = sql.raw(kept)
const entryColumns =
  sql.raw(`dossier_id, number, type, at, learned_at, actor_subject, actor_name, person_id, ground, payload,
  phase, national, request_id, key, input_hash, hash`)
const entryRecord = sql.raw(`(dossier_id uuid, number int, type text, at timestamptz, learned_at timestamptz,
  actor_subject text, actor_name text, person_id uuid, ground jsonb, payload jsonb, phase text, national smallint,
  request_id text, key text, input_hash bytea, hash bytea)`)

const entries = (rows: readonly EntryRow[]) => sql`insert into dossier_event (${entryColumns})
  select ${entryColumns} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e ${entryRecord}`

const standing = [
  ...['phase', 'national', 'waiting', 'unit_id', 'person_id', 'step', 'submitted_at', 'received_at'],
  ...['promised_at', 'due_at', 'step_due_at', 'ended_at', 'handed_over_at', 'stands', 'extended_to'],
  ...['supplements', 'outcome', 'result_number', 'life', 'events', 'last_at', 'hash']
]
const facts = [
  ...[
    'code',
    'foreign_code',
    'procedure_id',
    'version_id',
    'limit_amount',
    'limit_unit',
    'pile_id',
    'reception_id'
  ],
  ...[
    'return_id',
    'channel',
    'return_way',
    'applicant_kind',
    'applicant_name',
    'applicant_number',
    'applicant_birth'
  ],
  ...[
    'applicant_phone',
    'applicant_email',
    'applicant_address',
    'delegate',
    'request',
    'sets',
    'data',
    'submitted_by'
  ],
  'demonstration'
]

/** Columns that people search by. */
const searched = [
  ...[
    'code',
    'applicant_name',
    'applicant_number',
    'applicant_phone',
    'delegate',
    'request',
    'result_number'
  ],
  ...['reception_id', 'pile_id']
] as const

/**
 * What people look for: code, names, numbers; and whose dossier it is, so that a search in one body stays small.
 * @param of where each column stands: in the row that is written, or in the one that is there
 */
function searchOf(of: (column: (typeof searched)[number]) => string) {
  const words = [
    'code',
    'applicant_name',
    'applicant_number',
    'applicant_phone',
    'request',
    'result_number'
  ] as const
  return sql.raw(`(select to_tsvector('simple', fold(concat_ws(' ', ${words.map(of).join(', ')}, ${of('delegate')} ->> 'name')))
    || to_tsvector('simple', 'o' || replace(p.origin_id::text, '-', '')
      || coalesce(' r' || replace(${of('reception_id')}::text, '-', ''), ''))
    from pile p where p.id = ${of('pile_id')})`)
}

/**
 * Entries that stand behind others: whoever waited for the lock of a dossier may have begun before the one who wrote the
 * entry before, and is read after it all the same. So much later is never too early for readers.
 */
const entriesBehind = (dossierId: string, rows: readonly EntryRow[]) => sql`insert into dossier_event
  (${entryColumns}, transaction)
  select ${entryColumns}, greatest(dossier_position(), (select b.transaction from dossier_event b
    where b.dossier_id = ${dossierId}::uuid order by b.number desc limit 1))
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e ${entryRecord}`

/** Writes new dossiers with the entries of their books, in one statement. */
export async function insertDossiers(
  tx: Tx,
  rows: readonly DossierRow[],
  written: readonly EntryRow[]
): Promise<void> {
  const columns = sql.raw(['id', ...facts, ...standing].join(', '))
  await sql`${plan}with made as (
      insert into dossier (${columns}, search)
      select ${columns}, ${searchOf((column) => `r.${column}`)} from jsonb_populate_recordset(null::dossier, ${JSON.stringify(rows)}::jsonb) r
    ) ${entries(written)}`.execute(tx)
}

/** Writes the entries of a dossier's book and what it comes to, in one statement. */
export async function updateDossier(
  tx: Tx,
  before: Pick<Dossier, 'id' | 'events' | 'resultNumber'>,
  row: DossierRow,
  written: readonly EntryRow[]
): Promise<void> {
  const changed = facts.filter((column) => Object.hasOwn(row, column))
  const columns = [...changed, ...standing]
  const set = columns.map((column) => `${column} = r.${column}`).join(', ')
  const words =
    searched.some((column) => changed.includes(column)) || (row.result_number && !before.resultNumber)
  const search = searchOf((column) => `${columns.includes(column) ? 'r' : 'd'}.${column}`)
  const done = await sql`${plan}with made as (${entriesBehind(row.id, written)})
    update dossier d set ${sql.raw(set)}${words ? sql`, search = ${search}` : sql``}
    from jsonb_populate_record(null::dossier, ${JSON.stringify(row)}::jsonb) r
    where d.id = r.id and d.events = ${before.events}`.execute(tx)
  if (done.numAffectedRows !== 1n) throw new Error('a dossier was changed beside its lock')
}
