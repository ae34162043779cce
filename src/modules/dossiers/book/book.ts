import { sql } from 'kysely'
import { refusal } from '../../../platform/problem.ts'
import type { Book } from '../../../platform/record/index.ts'
import type { DossierAnswer } from '../dossier.ts'
import { instant } from './moments.ts'

interface Known {
  inputHash: Buffer
  result: DossierAnswer
}

/** The books of dossiers: the key of a request stands at the entry that it made. */
export const dossierBook: Book<DossierAnswer> = {
  async known(tx, { actor, key, inputHash }) {
    const found = await sql<Known>`
      select e.input_hash as "inputHash", jsonb_build_object('id', d.id, 'code', d.code, 'event', d.events,
        'phase', d.phase, 'national', d.national,
        'promisedAt', to_char(d.promised_at at time zone 'utc', ${instant}),
        'dueAt', to_char(d.due_at at time zone 'utc', ${instant})) as result
      from dossier_event e join dossier d on d.id = e.dossier_id
      where e.actor_subject = ${actor.subject} and e.key = ${key}`.execute(tx)
    const [known] = found.rows
    if (!known) return undefined
    if (!known.inputHash.equals(inputHash)) throw refusal('record.refusal.key_reused', { key })
    return { result: known.result }
  }
}
