import { sql } from 'kysely'
import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'
import { type Done, dossierAct, type On, onDossier } from './dossier-act.ts'
import { needDecider } from './hands.ts'
import { note } from './words.ts'

const signedPaper = z.strictObject({
  /** The draft of the result that was signed. */
  paper: z.uuid(),
  /** Under which id the signed one lies in the dossier: the file says it, so that whoever has it can check it. */
  id: z.uuid(),
  fileId: z.uuid()
})
const input = z.strictObject({ ...onDossier, note, signed: z.array(signedPaper).max(20).default([]) })

export interface SignedPaper extends z.output<typeof signedPaper> {
  /** The Word file of the draft, of which it was made just before it was signed: never said from outside. */
  origin?: string | undefined
}

/**
 * Signing with results that were signed as files just before: they are no part of the input, so that the same request
 * sent again is known by its key, whatever was signed anew for it.
 * @param events how many entries the dossier's book had when they were signed
 */
export const signWith = (files: readonly SignedPaper[], events?: number) =>
  dossierAct<z.output<typeof input>>({
    name: 'dossiers.sign',
    input,
    run: (on, { note, signed }) => {
      // A draft that came in the moment before would be signed unseen, or not at all.
      if (events !== undefined && on.dossier.events > events)
        throw refusal('dossiers.refusal.changed_meanwhile', { count: on.dossier.events - events })
      return signing(on, note, [...signed, ...files])
    }
  })

/**
 * Signs: by whoever the law gives the decision, or whoever they passed it to. Results that were signed as files come
 * in place of their drafts.
 */
export const sign = signWith([])

async function signing(on: On, said: string | undefined, signed: readonly SignedPaper[]): Promise<Done> {
  const { actor } = on
  const more = { ...(said && { note: said }), ...(signed.length && { signed: signed.length }) }
  return {
    happenings: [
      {
        type: 'sign',
        by: actor.personId ?? actor.subject,
        ...(Object.keys(more).length && { with: more })
      }
    ],
    ground: await needDecider(on),
    afterwards: (event) => putSigned(on, event, signed)
  }
}

/**
 * Puts signed files in place of their drafts.
 * @throws refusal when a draft is no longer there, or a file is not of whoever signs
 */
export async function putSigned(
  { tx, actor, dossier }: On,
  event: number,
  signed: readonly SignedPaper[]
): Promise<void> {
  if (!signed.length) return
  const put = await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(signed)}::jsonb) as g (paper uuid, id uuid, "fileId" uuid, origin uuid)
    ), draft as (
      update dossier_paper p set removed = ${event} from given g
      where p.id = g.paper and p.dossier_id = ${dossier.id}::uuid and p.kind = 'result' and p.removed is null
        and exists (select from file f where f.id = g."fileId" and f.uploaded_by = ${actor.subject})
      returning g.id, p.title, g."fileId" as file_id, coalesce(g.origin, p.origin_file_id) as origin
    )
    insert into dossier_paper (id, dossier_id, event, kind, title, file_id, origin_file_id)
    select d.id, ${dossier.id}::uuid, ${event}, 'result', d.title, d.file_id, d.origin from draft d`.execute(
    tx
  )
  if (Number(put.numAffectedRows) < signed.length) throw refusal('dossiers.refusal.draft_replaced')
}
