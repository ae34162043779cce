import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { instant } from '../../../book/moments.ts'
import { getDossier } from '../../../book/read.ts'
import { giverOn } from '../../../detail/giver.ts'
import { dayAt } from '../../../law.ts'
import { headOf } from '../forms/store-heads.ts'

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

/** A paper as it lies in its dossier, and when it went out. */
interface Row extends Omit<ReleasedPaper, 'agency'> {
  dossierId: string
  /** Number of the form that a notice is on. */
  form: number | null
}

/** The paper that went out under an id: a result once it is released, a notice; undefined: there is none. */
export async function paperGivenOut(tx: Snapshot, paperId: string): Promise<ReleasedPaper | undefined> {
  const row = (await releasedPaper(tx, paperId)) ?? (await signedNoticeOf(tx, paperId))
  if (!row) return undefined
  const { dossierId, form, ...paper } = row
  const day = await dayAt(tx, paper.releasedAt)
  // Counters ask for more and refuse; the body that settles it apologizes, stops and decides.
  const by = form !== null && form < 4 ? 'counter' : 'custodian'
  const giver = await giverOn(tx, await getDossier(tx, dossierId, day), by, day)
  const { agency } = await headOf(tx, giver, day)
  return { ...paper, agency }
}

async function signedNoticeOf(tx: Snapshot, paperId: string): Promise<Row | undefined> {
  const found = await sql<Row>`
    select p.dossier_id as "dossierId", p.ordinal as form, p.title, null as number, d.code, p.file_id as "fileId",
      to_char(e.at at time zone 'utc', ${instant}) as "releasedAt"
    from dossier_paper p join dossier d on d.id = p.dossier_id
    join dossier_event e on e.dossier_id = p.dossier_id and e.number = p.event
    where p.id = ${paperId}::uuid and p.kind = 'form' and p.removed is null and p.file_id is not null`.execute(
    tx
  )
  return found.rows[0]
}

/** The released result with an id; undefined when there is none, or it is not released. */
async function releasedPaper(tx: Snapshot, paperId: string): Promise<Row | undefined> {
  const found = await sql<Row>`
    select d.id as "dossierId", null as form,
      coalesce((select r.name from procedure_result r where r.version_id = d.version_id and r.name = p.title limit 1),
        (select v.name_vi from procedure_version v where v.id = d.version_id)) as title,
      d.result_number as number, null as code, p.file_id as "fileId", to_char(d.ended_at at time zone 'utc', ${instant}) as "releasedAt"
    from dossier_paper p join dossier d on d.id = p.dossier_id
    where p.id = ${paperId}::uuid and p.kind = 'result' and p.removed is null and p.file_id is not null
      and d.phase in ('released', 'at_center', 'handed_over')`.execute(tx)
  return found.rows[0]
}
