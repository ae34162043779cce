import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/index.ts'
import { refusal } from '../../../platform/problem.ts'
import { type Done, dossierAct, type On, onDossier } from './dossier-act.ts'
import { needDecider } from './hands.ts'
import { note } from './words.ts'

const signedPaper = z.strictObject({
  /** The draft of the result that was signed. */
  paper: z.uuid(),
  /** Under which id the signed one lies in the dossier: the file says it, so that whoever has it can check it. */
  id: z.uuid(),
  fileId: z.uuid(),
  /** The Word file of which it was made just before it was signed. */
  origin: z.uuid().optional()
})
const input = z.strictObject({ ...onDossier, note, signed: z.array(signedPaper).max(20).default([]) })

export type SignedPaper = z.output<typeof signedPaper>

/**
 * Signing with results that were signed as files just before: they are no part of the input, so that the same request
 * sent again is known by its key, whatever was signed anew for it.
 */
export const signWith = (files: readonly SignedPaper[]) =>
  dossierAct<z.output<typeof input>>({
    name: 'dossiers.sign',
    input,
    run: (on, { note, signed }) => signing(on, note, [...signed, ...files])
  })

/**
 * Signs: by whoever the law gives the decision, or whoever they passed it to. Results that were signed as files come
 * in place of their drafts.
 */
export const sign = signWith([])

async function signing(on: On, said: string | undefined, signed: readonly SignedPaper[]): Promise<Done> {
  const { tx, actor, dossier } = on
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
    afterwards: (event) => putSigned(tx, dossier.id, event, signed)
  }
}

/** Puts signed files in place of their drafts. @throws refusal when a draft is no longer there */
export async function putSigned(
  tx: Tx,
  dossierId: string,
  event: number,
  signed: readonly SignedPaper[]
): Promise<void> {
  if (!signed.length) return
  const put = await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(signed)}::jsonb) as g (paper uuid, id uuid, "fileId" uuid, origin uuid)
    ), draft as (
      update dossier_paper p set removed = ${event} from given g
      where p.id = g.paper and p.dossier_id = ${dossierId}::uuid and p.kind = 'result' and p.removed is null
      returning g.id, p.title, g."fileId" as file_id, coalesce(g.origin, p.origin_file_id) as origin
    )
    insert into dossier_paper (id, dossier_id, event, kind, title, file_id, origin_file_id)
    select d.id, ${dossierId}::uuid, ${event}, 'result', d.title, d.file_id, d.origin from draft d`.execute(
    tx
  )
  if (Number(put.numAffectedRows) < signed.length) throw refusal('dossiers.refusal.draft_replaced')
}
