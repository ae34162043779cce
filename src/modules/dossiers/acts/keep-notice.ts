import { sql } from 'kysely'
import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'

const input = z.strictObject({
  dossierId: z.uuid(),
  /** The entry of the book that the notice tells of. */
  event: z.number().int().positive(),
  /** Of the form set: 2 supplement, 3 refusal, 4 apology, 5 stop. */
  form: z.number().int().min(2).max(5),
  /** Under which id it lies in the dossier: the file says it, so that whoever has it can check it. */
  id: z.uuid(),
  title: z.string().min(1).max(500),
  fileId: z.uuid()
})

/**
 * Keeps a notice that was signed as a file, with the entry that it tells of: by whoever made that entry, once. The entry of
 * the book is its record, and the signature in the file says by whom and when.
 * @throws refusal when the entry is somebody else's
 */
export const keepNotice: Act<z.output<typeof input>, { id: string }> = {
  name: 'dossiers.keep_notice',
  input,
  power: null,
  // It stands beside an entry that is there: nothing waits for the register, nor the register for it.
  book: { known: async () => undefined },
  async run({ tx, actor }, { dossierId, event, form, id, title, fileId }) {
    const kept = await sql<{ id: string }>`with own as (
        select from dossier_event e where e.dossier_id = ${dossierId}::uuid and e.number = ${event}
          and e.actor_subject = ${actor.subject}
      ), made as (
        insert into dossier_paper (id, dossier_id, event, kind, ordinal, title, file_id)
        select ${id}::uuid, ${dossierId}::uuid, ${event}, 'form', ${form}, ${title}, ${fileId}::uuid from own
        on conflict (dossier_id, event, ordinal) where kind = 'form' do nothing returning id
      )
      select id from made union all
      select p.id from own, dossier_paper p where p.dossier_id = ${dossierId}::uuid and p.event = ${event}
        and p.kind = 'form' and p.ordinal = ${form}`.execute(tx)
    const [notice] = kept.rows
    if (!notice) throw refusal('dossiers.refusal.not_own_notice')
    return { result: notice }
  }
}
