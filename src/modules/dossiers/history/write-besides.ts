import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'

/** A paper that came in with an entry, numbered from one. */
export interface PaperIn {
  event: number
  ordinal: number
  title: string
  original: number
  copy: number
  /** The entry with which another came in its place. */
  removed?: number
}

/** An opinion that was asked of a body. */
export interface OpinionIn {
  id: string
  organizationId: string
  question: string
  waits: boolean
  askedAt: string
  givenAt: string | null
  opinion: string | null
}

interface WithBesides {
  id: string
  papers: readonly PaperIn[]
  opinions: readonly OpinionIn[]
}

/** Writes the papers and opinions of several dossiers. */
export async function insertBesides(tx: Tx, dossiers: readonly WithBesides[]): Promise<void> {
  const papers = dossiers.flatMap(({ id, papers: own }) => own.map((paper) => ({ dossier: id, ...paper })))
  if (papers.length)
    await sql`insert into dossier_paper (dossier_id, event, kind, ordinal, title, original, copy, removed)
      select p.dossier, p.event, 'component', p.ordinal, p.title, p.original, p.copy, p.removed
      from jsonb_to_recordset(${JSON.stringify(papers)}::jsonb)
        as p (dossier uuid, event int, ordinal int, title text, original int, copy int, removed int)`.execute(
      tx
    )
  const opinions = dossiers.flatMap(({ id, opinions: own }) => own.map((one) => ({ dossier: id, ...one })))
  if (opinions.length)
    await sql`insert into dossier_opinion (dossier_id, id, organization_id, question, waits, asked_at, given_at, opinion)
      select o.dossier, o.id, o."organizationId", o.question, o.waits, o."askedAt", o."givenAt", o.opinion
      from jsonb_to_recordset(${JSON.stringify(opinions)}::jsonb) as o (dossier uuid, id text, "organizationId" uuid,
        question text, waits boolean, "askedAt" timestamptz, "givenAt" timestamptz, opinion text)`.execute(tx)
}
