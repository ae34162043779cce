import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { notFound } from '../../../../platform/problem.ts'
import { type Actor, mayDo } from '../../../../platform/record/index.ts'
import { type Finding, findingsOf, type LimitStanding, limitsOn, type Measures } from '../findings.ts'
import { type Line, nextSteps, officialStates, publicStates, type State, type Version } from '../scheme.ts'
import { getScheme, linesOf, type Scheme, versionsOf } from '../store.ts'
import { measuresOf } from '../store-measures.ts'
import { recordsOf, type SchemeRecord } from '../store-records.ts'

/** What the asker may do with the scheme of this body. */
export interface May {
  draft: boolean
  appraise: boolean
  approve: boolean
}

export interface SchemeView {
  scheme: Scheme
  /** Those that the asker may see, the latest first. */
  versions: Version[]
  version: Version
  lines: Line[]
  may: May
}

export interface WholeScheme extends SchemeView {
  records: SchemeRecord[]
  measures: Measures
  limits: LimitStanding[]
  /** For those who work on it, while there is something to mend. */
  findings: Finding[]
}

/**
 * A scheme as the asker may see it on a day, and one version of it with its lines: the one asked for, else the latest.
 * @throws notFound when there is none, or none that they may see
 */
export async function readScheme(
  tx: Snapshot,
  id: string,
  at: Day,
  actor: Actor | null,
  number?: number
): Promise<SchemeView> {
  const scheme = await getScheme(tx, id, at)
  const may = await mayAt(tx, actor, scheme.organizationId)
  const seen = visibleTo(actor, may)
  const versions = (await versionsOf(tx, id, at)).filter(({ state }) => seen(state))
  const version = number === undefined ? versions[0] : versions.find((one) => one.number === number)
  if (!version) throw notFound('schemes.refusal.no_scheme')
  return { scheme, versions, version, lines: await linesOf(tx, version.id, at), may }
}

/** The same with what it is held against and what happened to it. */
export async function readWhole(
  tx: Snapshot,
  id: string,
  at: Day,
  actor: Actor | null,
  number?: number
): Promise<WholeScheme> {
  const view = await readScheme(tx, id, at, actor, number)
  const { scheme, version, lines, may, versions } = view
  const measures = await measuresOf(tx, scheme.organizationId, at)
  const numbers = new Set(versions.map((one) => one.number))
  const records = (await recordsOf(tx, id, at)).filter((record) => numbers.has(record.number))
  const working = may.draft || may.appraise || may.approve
  const open: readonly State[] = ['draft', 'submitted', 'agreed']
  return {
    ...view,
    measures,
    limits: limitsOn(lines, measures.limits),
    records: actor ? records : records.filter(({ what }) => what === 'approval' || what === 'publication'),
    findings: working && open.includes(version.state) ? findingsOf({ ...version, lines }, measures) : []
  }
}

/** Which of the three powers somebody holds at a body. */
export async function mayAt(tx: Snapshot, actor: Actor | null, organizationId: string): Promise<May> {
  const target = { organizationId }
  return {
    draft: await mayDo(tx, actor, 'staffing.draft_scheme', target),
    appraise: await mayDo(tx, actor, 'staffing.appraise_scheme', target),
    approve: await mayDo(tx, actor, 'staffing.approve_scheme', target)
  }
}

/** Whether somebody may take the next step with a version. */
export function mayStep(state: State, may: May): boolean {
  const { power } = nextSteps[state]
  if (power === 'staffing.draft_scheme') return may.draft
  return power === 'staffing.appraise_scheme' ? may.appraise : may.approve
}

function visibleTo(actor: Actor | null, may: May): (state: State) => boolean {
  if (!actor) return (state) => publicStates.includes(state)
  if (may.draft || may.appraise || may.approve) return () => true
  return (state) => officialStates.includes(state)
}
