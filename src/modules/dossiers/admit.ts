import { sql } from 'kysely'
import { kept, type Snapshot, type Tx } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { invalid, type ProblemDetail, refusal } from '../../platform/problem.ts'
import { fold } from '../organization/index.ts'
import { formValueProblems, type Version } from '../procedures/index.ts'
import type { FactColumns } from './book/columns.ts'
import type { Pile } from './dossier.ts'
import type { Facts, Paper } from './facts.ts'
import { competentBodies, offerOn, pileOf } from './reference.ts'

/** What a dossier is about: the version of the day, the place, and the pile in which it will lie. */
export interface Matter {
  version: Version
  pile: Pile
}

/**
 * Finds what someone applies for on a day and which body is competent.
 * @param home the area of the receiving body, when no other place is named
 * @throws refusal when the procedure is not in force or rests, or when nobody or more than one body is competent there
 */
export async function matterOf(tx: Tx, facts: Facts, home: string, day: Day): Promise<Matter> {
  const version = await versionInForce(tx, facts.procedure, day)
  const placeId = facts.placeId ?? home
  const originId = await competentBody(tx, version, placeId, day)
  return { version, pile: await pileOf(tx, { originId, functionCode: version.content.field, placeId }, day) }
}

async function versionInForce(tx: Snapshot, code: string, day: Day): Promise<Version> {
  const { key, version, rests } = await offerOn(tx, code, day)
  if (!version) throw refusal('dossiers.refusal.not_in_force', { procedure: key, day })
  if (rests)
    throw refusal('dossiers.refusal.suspended', { procedure: version.content.name.vi, reason: rests.reason })
  return version
}

async function competentBody(tx: Snapshot, { content }: Version, placeId: string, day: Day): Promise<string> {
  const power = content.power
  if (!power) throw refusal('dossiers.refusal.no_power', { procedure: content.name.vi })
  const bodies = await competentBodies(tx, power, placeId, day)
  const [body] = bodies
  if (!body) throw refusal('dossiers.refusal.nobody_competent', { procedure: content.name.vi, day })
  if (bodies.length > 1) throw refusal('dossiers.refusal.several_competent', { count: bodies.length })
  return body
}

/** The columns of what was handed in. */
export function columnsOf(facts: Facts, { version, pile }: Matter): FactColumns {
  const { applicant, request, sets, data, channel, returnWay, demonstration } = facts
  return {
    procedure_id: version.procedureId,
    version_id: version.id,
    limit_amount: version.content.limit?.amount ?? null,
    limit_unit: version.content.limit?.unit ?? null,
    pile_id: pile.id,
    channel,
    return_way: returnWay,
    applicant_kind: applicant.kind,
    applicant_name: applicant.name,
    applicant_number: applicant.number ?? null,
    applicant_birth: applicant.birthDate ?? null,
    applicant_phone: applicant.phone ?? null,
    applicant_email: applicant.email ?? null,
    applicant_address: applicant.address ?? null,
    delegate: applicant.delegate ?? null,
    request: request ?? null,
    sets,
    data,
    demonstration
  }
}

/**
 * Whether everything is there that reception needs: the form is filled in, and each component that is not taken from a
 * store and hangs on no condition is handed in.
 * @throws Problem 422 that names all that is missing at once
 */
export function needComplete(
  version: Version,
  data: Record<string, unknown>,
  papers: readonly PaperOf[]
): void {
  const details = lacking(version, data, papers)
  if (details.length) throw invalid('dossiers.refusal.incomplete', { count: details.length }, details)
}

/**
 * The same for papers that are handed in to a dossier: what lies there already counts too.
 * @param dossierId null: it is new
 */
export async function needCompleteIn(
  tx: Snapshot,
  dossierId: string | null,
  version: Version,
  data: Record<string, unknown>,
  papers: readonly PaperOf[]
): Promise<void> {
  if (!lacking(version, data, papers).length) return
  needComplete(version, data, [...papers, ...(dossierId ? await componentsIn(tx, dossierId) : [])])
}

function lacking(
  { content }: Version,
  data: Record<string, unknown>,
  papers: readonly PaperOf[]
): ProblemDetail[] {
  const details: ProblemDetail[] = []
  if (content.form && content.form.type === 'object') {
    const problems = formValueProblems(content.form as never, data)
    details.push(...problems.map((one) => ({ ...one, path: `data.${one.path ?? ''}` })))
  }
  for (const [index, component] of content.components.entries()) {
    const ordinal = index + 1
    if (component.condition || component.reuse !== 'none' || isFilledIn(content, component)) continue
    const there = papers.some(
      (paper) =>
        paper.component === ordinal && (paper.original + paper.copy > 0 || paper.fileId || paper.reusedFrom)
    )
    if (!there)
      details.push({
        path: `papers.${ordinal}`,
        messageKey: 'dossiers.refusal.component_missing',
        params: { component: component.name }
      })
  }
  return details
}

/** Whether a component is the very form that is filled in here: nobody hands it in once more. */
export function isFilledIn(
  { form }: Pick<Version['content'], 'form'>,
  { name }: Pick<Version['content']['components'][number], 'name'>
): boolean {
  return typeof form?.title === 'string' && fold(form.title) === fold(name)
}

/** A paper that lies in a dossier or is handed in. */
export type PaperOf = Pick<Paper, 'component' | 'original' | 'copy'> & {
  fileId?: string | null | undefined
  reusedFrom?: string | null | undefined
}

/** The papers of components that lie in a dossier. */
async function componentsIn(tx: Snapshot, dossierId: string): Promise<PaperOf[]> {
  const found =
    await sql<PaperOf>`${sql.raw(kept)}select ordinal as component, original, copy, file_id as "fileId",
    reused_from as "reusedFrom" from dossier_paper
    where dossier_id = ${dossierId}::uuid and kind = 'component' and removed is null`.execute(tx)
  return found.rows
}
