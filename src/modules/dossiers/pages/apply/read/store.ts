import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import type { CitizenActor } from '../../../../../platform/record/index.ts'
import { dossierColumns, ownCustodian } from '../../../book/read.ts'
import type { EarlierPaper } from '../../../detail/read.ts'
import { earlierPapers } from '../../../detail/read.ts'
import type { Dossier } from '../../../dossier.ts'

/** The same as `isOwn`, for lists. */
const own = ({ subject, citizen }: CitizenActor) => sql`(d.submitted_by = ${subject}
  or d.applicant_number = ${citizen.number} and d.applicant_kind = 'citizen'
    and not (d.phase = 'draft' and d.reception_id is not null and d.code is null))`

/** As many as anybody looks through. */
const most = 200

/** Everything that somebody applied for, the latest first; drafts that they threw away are gone for them. */
export async function ownDossiers(tx: Snapshot, citizen: CitizenActor, day: Day): Promise<Dossier[]> {
  const found = await sql<Dossier>`select ${dossierColumns}, ${ownCustodian(sql`${day}::date`)}
    from dossier d join pile p on p.id = d.pile_id
    where ${own(citizen)} and not (d.phase = 'withdrawn' and d.code is null)
    order by d.last_at desc, d.id limit ${most}`.execute(tx)
  return found.rows
}

/** The last dossiers in which somebody applied for themselves: what they said there they are not asked again. */
export async function lastOfThemselves(tx: Snapshot, citizen: CitizenActor, except: string | null, day: Day) {
  const all = await ownDossiers(tx, citizen, day)
  return all
    .filter(({ id, applicant }) => id !== except && applicant.kind === 'citizen')
    .filter(({ applicant }) => applicant.number === citizen.citizen.number)
    .slice(0, 5)
}

/** Papers that the province has of the very person who applies; for an organization everything is handed in. */
export async function papersKnown(
  tx: Snapshot,
  { citizen }: CitizenActor,
  { id, applicant }: Pick<Dossier, 'id' | 'applicant'>
): Promise<EarlierPaper[]> {
  return applicant.kind === 'citizen'
    ? earlierPapers(tx, { kind: 'citizen', number: citizen.number }, id)
    : []
}

/** What a form did already, by its key. */
export async function draftUnder(tx: Snapshot, subject: string, key: unknown): Promise<string | null> {
  if (typeof key !== 'string' || !key) return null
  const found = await sql<{ id: string }>`select dossier_id as id from dossier_event
    where actor_subject = ${subject} and key = ${key} limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}
