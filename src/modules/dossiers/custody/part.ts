import type { Tx } from '../../../platform/database/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import type { PartOutcome, Plan, PlanPart } from '../../changeover/index.ts'
import { custodyOfPlan, leftOpen } from './groups.ts'
import { proposeRests } from './propose-rests.ts'
import { faultsOf, orphanedPeople } from './store-check.ts'
import { giveAssigned, giveRests } from './store-enact.ts'
import { rowsOf } from './store-lines.ts'

/**
 * The open dossiers of a plan. Most follow the work of their body and need nothing; no dossier is ever written. Where a
 * split leaves open who takes them over, the plan says so of each that is known, and of the rest of a body for those
 * that still come in.
 */
export const dossiersPart: PlanPart = {
  name: 'dossiers',
  tables: [
    ['dossier_custody', 'id'],
    ['dossier_rest', 'id']
  ],
  enact: enactCustody,
  propose: proposeRests,
  rows: rowsOf,
  tab: { path: 'dossiers', label: 'custody.tab' },
  rules: ['dossier_one_custodian']
}

async function enactCustody(tx: Tx, plan: Plan, decisionId: string): Promise<PartOutcome> {
  const custody = await custodyOfPlan(tx, plan, 'written')
  const problems = await faultsOf(tx, plan, custody)
  if (problems.length) return { problems, notes: [], before: [], after: [] }
  const given = await giveAssigned(tx, plan, decisionId, custody)
  const rests = await giveRests(tx, plan, decisionId)
  return {
    problems: [],
    notes: await notesOf(tx, plan, custody.groups),
    before: [...given.before, ...rests.before],
    after: [...given.after, ...rests.after]
  }
}

async function notesOf(tx: Tx, plan: Plan, groups: Awaited<ReturnType<typeof custodyOfPlan>>['groups']) {
  const sum = (some: typeof groups) => some.reduce((all, { count }) => all + count, 0)
  const all = sum(groups)
  if (!all) return []
  const assigned = sum(groups.filter(leftOpen))
  const notes: ProblemDetail[] = [
    {
      path: 'dossiers',
      messageKey: 'custody.note.done',
      params: { count: all, followed: all - assigned, assigned }
    }
  ]
  const anew = await orphanedPeople(tx, plan)
  if (anew) notes.push({ path: 'dossiers', messageKey: 'custody.note.anew', params: { count: anew } })
  return notes
}
