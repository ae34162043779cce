import type { T } from '../../../platform/i18n/index.ts'
import { findSet, type SetRow } from '../../../platform/sets/index.ts'

/** The name of a figure; its id where nobody has named it. */
export function figureName(t: T, id: string): string {
  const set = findSet('figures', id)
  return set ? said(t, set.nameKey, id) : id
}

/** The name of a rule. The one that no query can know has no file. */
export function ruleName(t: T, id: string): string {
  if (id === 'figures_reconcile') return t('changeover.rule.figures_reconcile.name')
  const set = findSet('rules', id)
  return set ? said(t, set.nameKey, id) : id
}

/** What a rule is there for, or undefined. */
export function ruleExplanation(t: T, id: string): string | undefined {
  if (id === 'figures_reconcile') return t('changeover.rule.figures_reconcile.explanation')
  const key = findSet('rules', id)?.explanationKey
  return key && t.has(key) ? t(key) : undefined
}

/** One violation in words: as the rule says it, or what it is about. */
export function violationText(t: T, id: string, row: SetRow): string {
  if (id === 'figures_reconcile')
    return t('changeover.rule.figures_reconcile.violation', { ...row, label: figureName(t, row.id) })
  const key = findSet('rules', id)?.violationKey
  if (!key || !t.has(key)) return row.label
  try {
    return t(key, row)
  } catch {
    // A message that wants what the rule does not give must not hide the violation.
    return row.label
  }
}

const said = (t: T, key: string, otherwise: string) => (t.has(key) ? t(key) : otherwise)
