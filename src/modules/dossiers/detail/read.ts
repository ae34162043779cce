import { type RawBuilder, sql } from 'kysely'
import { kept, type Snapshot } from '../../../platform/database/index.ts'
import { instant } from '../book/moments.ts'
import { entriesOfDossier } from '../book/read.ts'
import type { Entry } from '../dossier.ts'

/** A paper that lies in a dossier. */
export interface PaperIn {
  id: string
  kind: 'component' | 'field' | 'result' | 'opinion' | 'form'
  ordinal: number | null
  field: string | null
  title: string
  fileId: string | null
  /** The Word file of which the PDF was made. */
  originFileId: string | null
  original: number
  copy: number
  reusedFrom: string | null
  /** Number of the entry with which it came in, and when. */
  event: number
  at: string
}

/** What lies in a dossier now, in the order in which it came. */
export async function papersOf(tx: Snapshot, dossierId: string): Promise<PaperIn[]> {
  const found = await sql<PaperIn>`${sql.raw(kept)}${papersOfDossier(dossierId)}`.execute(tx)
  return found.rows
}

/** What lay in a dossier once an entry of its book stood, also what was taken out or replaced since. */
export async function papersAt(tx: Snapshot, dossierId: string, event: number): Promise<PaperIn[]> {
  const then = sql`p.event <= ${event} and (p.removed is null or p.removed > ${event})`
  const found = await sql<PaperIn>`${papersOfDossier(dossierId, then)}`.execute(tx)
  return found.rows
}

const papersOfDossier = (
  dossierId: string,
  there = sql`p.removed is null`
) => sql`select p.id, p.kind, p.ordinal, p.field, p.title, p.file_id as "fileId", p.origin_file_id as "originFileId", p.original, p.copy,
      p.reused_from as "reusedFrom", p.event, to_char(e.at at time zone 'utc', ${instant}) as at
    from dossier_paper p join dossier_event e on e.dossier_id = p.dossier_id and e.number = p.event
    where p.dossier_id = ${dossierId}::uuid and ${there}
      -- an empty one says that what was there was taken out again
      and (p.original + p.copy > 0 or p.file_id is not null or p.ordinal is null and p.field is null)
    order by p.event, p.ordinal, p.id`

/** An opinion that was asked of a body. */
export interface Opinion {
  id: string
  organizationId: string
  organization: string
  question: string | null
  waits: boolean
  askedAt: string
  givenAt: string | null
  opinion: string | null
}

const opinionsOfDossier = (
  dossierId: string
) => sql`select o.id, o.organization_id as "organizationId", o.question, o.waits, o.opinion,
      to_char(o.asked_at at time zone 'utc', ${instant}) as "askedAt", to_char(o.given_at at time zone 'utc', ${instant}) as "givenAt",
      (select v.name from organization_version v where v.organization_id = o.organization_id
        order by lower(v.valid) desc nulls last limit 1) as organization
    from dossier_opinion o where o.dossier_id = ${dossierId}::uuid order by o.asked_at, o.id`

/** Everything that belongs to a dossier. */
export interface Contents {
  papers: PaperIn[]
  opinions: Opinion[]
  book: Entry[]
}

/** What lies in a dossier, what was asked about it, and its book, in one question. */
export async function contentsOf(tx: Snapshot, dossierId: string): Promise<Contents> {
  const all = (rows: RawBuilder<unknown>) =>
    sql`(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (${rows}) r)`
  const found = await sql<Contents>`${sql.raw(kept)}select ${all(papersOfDossier(dossierId))} as papers,
    ${all(opinionsOfDossier(dossierId))} as opinions, ${all(entriesOfDossier(dossierId))} as book`.execute(tx)
  return found.rows[0] ?? { papers: [], opinions: [], book: [] }
}

/**
 * Papers that the same applicant handed in before and that were digitized: they need not be brought again. A person and
 * an organization are never the same, whatever number somebody gave one of them.
 */
export async function earlierPapers(
  tx: Snapshot,
  { kind, number }: { kind: string; number: string },
  except: string | null
): Promise<EarlierPaper[]> {
  const found = await sql<EarlierPaper>`
    select distinct on (p.title) p.id, p.title, p.file_id as "fileId", d.code,
      to_char(d.received_at at time zone 'utc', ${instant}) as "receivedAt"
    from dossier d join dossier_paper p on p.dossier_id = d.id and p.kind in ('component', 'result') and p.removed is null
    where d.applicant_number = ${number} and d.applicant_kind = ${kind} and p.file_id is not null
      and (d.code is not null or d.reception_id is not null)
      and (p.kind = 'component' or d.phase in ('released', 'at_center', 'handed_over'))
      and (${except}::uuid is null or d.id <> ${except}::uuid)
    order by p.title, d.received_at desc nulls last limit 100`.execute(tx)
  return found.rows
}

export interface EarlierPaper {
  id: string
  title: string
  fileId: string
  code: string | null
  receivedAt: string | null
}
