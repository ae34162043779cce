import { sql } from 'kysely'
import { z } from 'zod'
import { versionById } from '../reference.ts'
import { type Done, dossierAct, type On, onDossier } from './dossier-act.ts'
import { needProposer } from './step-hands.ts'
import { note } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  outcome: z.enum(['grant', 'deny']),
  note,
  /** Drafts of the result; they stand in place of those proposed before. */
  papers: z
    .array(z.strictObject({ title: z.string().trim().min(1).max(500), fileId: z.uuid() }))
    .max(20)
    .default([])
})

type Input = z.output<typeof input>

/** A PDF that was made of a Word file, which is kept beside it. */
export interface MadePdf {
  origin: string
  fileId: string
}

/**
 * Proposes with PDFs that were made just before of Word files among the drafts: they are no part of the input, so that
 * the same request sent again is known by its key.
 */
export const proposeWith = (made: readonly MadePdf[]) =>
  dossierAct<Input>({ name: 'dossiers.propose', input, run: (on, given) => proposing(on, given, made) })

/** Proposes the result to whoever decides, with a draft of it. */
export const propose = proposeWith([])

async function proposing(on: On, given: Input, made: readonly MadePdf[]): Promise<Done> {
  const { outcome, note: said, papers } = given
  const { tx, dossier } = on
  const { ground, elsewhere } = await needProposer(on)
  const version = await versionById(tx, dossier.versionId)
  const more = { ...(said && { note: said }), ...(papers.length && { papers: papers.length }) }
  return {
    happenings: [
      {
        type: 'propose',
        outcome,
        ...(elsewhere && { elsewhere }),
        ...(Object.keys(more).length && { with: more })
      }
    ],
    ground,
    papers: {
      papers: papers.map((paper) => ({ ...paper, original: 0, copy: 0 })),
      version,
      otherwise: 'result'
    },
    ...(made.length && { afterwards: (event: number) => putMade(on, event, made) })
  }
}

/** Puts the PDFs in place of the Word files, which stay beside them. */
async function putMade({ tx, dossier }: On, event: number, made: readonly MadePdf[]): Promise<void> {
  await sql`update dossier_paper p set file_id = g."fileId", origin_file_id = g.origin
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as g (origin uuid, "fileId" uuid)
    where p.dossier_id = ${dossier.id}::uuid and p.event = ${event} and p.kind = 'result' and p.removed is null
      and p.file_id = g.origin`.execute(tx)
}
