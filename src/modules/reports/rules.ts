import type { Snapshot } from '../../platform/database/index.ts'
import { dayBefore } from '../../platform/day.ts'
import type { T } from '../../platform/i18n/index.ts'
import { notFound } from '../../platform/problem.ts'
import { findSet, loadSets, type SetRow } from '../../platform/sets/index.ts'
import { figureRecords, type Moment, runAt } from './figures.ts'
import { announcedFor } from './store.ts'

/** A rule and what breaks it on a day; no violations means that it holds. */
export interface Rule {
  id: string
  violations: SetRow[]
}

/** Where a rule's words are. */
export interface RuleWords {
  nameKey: string
  explanationKey: string
  violationKey: string
}

/** The one rule that no query of its own can say: it compares figures with what was decided. */
const reconcile = 'figures_reconcile'

/** Every rule of every room on a day, by id. */
export async function rulesAt(tx: Snapshot, moment: Moment): Promise<Rule[]> {
  const found: Rule[] = []
  for (const id of ruleIds()) found.push({ id, violations: await violationsOf(tx, id, moment) })
  return found
}

/**
 * One rule on a day.
 * @throws Problem 404 when there is no such rule
 */
export async function ruleAt(tx: Snapshot, id: string, moment: Moment): Promise<Rule> {
  if (!ruleIds().includes(id)) throw notFound('reports.refusal.no_rule', { id })
  return { id, violations: await violationsOf(tx, id, moment) }
}

/** Message keys of a rule: its name, a sentence that explains it, what one violation says. */
export function ruleWords(id: string): RuleWords {
  const set = findSet('rules', id)
  return {
    nameKey: set?.nameKey ?? 'changeover.rule.figures_reconcile.name',
    explanationKey: set?.explanationKey ?? 'changeover.rule.figures_reconcile.explanation',
    violationKey: set?.violationKey ?? 'changeover.rule.figures_reconcile.violation'
  }
}

function ruleIds(): string[] {
  return [...loadSets('rules').map(({ id }) => id), reconcile].sort()
}

async function violationsOf(tx: Snapshot, id: string, moment: Moment): Promise<SetRow[]> {
  const set = findSet('rules', id)
  // As in the check of a plan, a rule looks back one day; figures look back to the reference day.
  return set ? runAt(tx, set, { ...moment, since: dayBefore(moment.at) }) : unreconciled(tx, moment)
}

/** Figures that differ from what a decision announces for the very day on which it takes effect. */
async function unreconciled(tx: Snapshot, moment: Moment): Promise<SetRow[]> {
  const violations: SetRow[] = []
  for (const [id, announced] of await announcedFor(tx, moment.at)) {
    const after = findSet('figures', id) ? (await figureRecords(tx, id, moment)).figure.value : null
    if (after !== announced) violations.push({ kind: 'figure', id, label: id, announced, after })
  }
  return violations
}

/** What one violation says, in the language of `t`; a figure is called by its name. */
export function violationText(t: T, ruleId: string, row: SetRow): string {
  const figure = row.kind === 'figure' ? findSet('figures', row.id) : undefined
  return t(ruleWords(ruleId).violationKey, { ...row, label: figure ? t(figure.nameKey) : row.label })
}
