import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { FactColumns } from '../book/columns.ts'
import { dayAt, dossierRulesOn } from '../law.ts'
import type { DossierEvent } from '../life/events.ts'

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

interface WithNumbers {
  id: string
  facts: FactColumns
  told: readonly { event: DossierEvent; numberedBy?: string }[]
}

/** Writes which body gave which number to which result. @throws when one was given twice */
export async function insertNumbers(tx: Tx, dossiers: readonly WithNumbers[]): Promise<void> {
  const rows = []
  for (const { id, facts, told } of dossiers)
    for (const { event, numberedBy } of told) {
      if (event.type !== 'release' || !numberedBy) continue
      const day = await dayAt(tx, event.at)
      const rules = await dossierRulesOn(tx, day)
      const series = rules.numberedBy === 'procedure' ? facts.procedure_id : ''
      rows.push({ id, body: numberedBy, year: day.slice(0, 4), series, number: event.number, at: event.at })
    }
  if (!rows.length) return
  await sql`insert into dossier_result_number (organization_id, year, series, number, dossier_id, given_at)
    select n.body, n.year, n.series, n.number, n.id, n.at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (id uuid, body uuid, year smallint, series text, number text, at timestamptz)`.execute(tx)
}
