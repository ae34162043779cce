import type { Evaluation, FigureChange, Rehearsal, RuleOutcome } from '../../modules/changeover/index.ts'
import type { Succession } from '../../modules/organization/index.ts'
import { ruleWords, violationText } from '../../modules/reports/index.ts'
import { formatNumber } from '../../platform/i18n/index.ts'
import { findSet } from '../../platform/sets/index.ts'
import { sayDetails } from '../say-problem.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

/** What a check has found: operations that cannot be done, rules, and whether the plan can be enacted. */
export function sayCheck(terminal: Terminal, evaluation: Evaluation): void {
  const { t, print } = terminal
  if (evaluation.problems.length) {
    print(t('cli.changeover.problems', { count: evaluation.problems.length }))
    sayDetails({ ...terminal, note: print }, evaluation.problems)
  }
  for (const { messageKey, params } of evaluation.notes) print(t(messageKey, params))
  for (const rule of evaluation.rules) sayRule(terminal, rule)
  print(t(evaluation.ready ? 'cli.changeover.ready' : 'cli.changeover.not_ready'))
}

function sayRule({ t, print }: Terminal, { id, violations, fresh }: RuleOutcome): void {
  const words = ruleWords(id)
  const standing = violations.length - fresh.length
  const said = t('cli.changeover.standing', { count: standing })
  const before = standing ? ` ${said}` : ''
  const count = t('cli.violations', { count: fresh.length })
  print(`${fresh.length ? '✗' : '✓'} ${t(words.nameKey)} (${id}): ${count}${before}`)
  for (const row of fresh) print(`    ${violationText(t, id, row)}`)
}

/** What a rehearsal adds to a check: what changes, figures of both days, who takes over what, how long it took. */
export function sayRehearsal(terminal: Terminal, rehearsal: Rehearsal): void {
  const { t, print, language } = terminal
  const { counts } = rehearsal
  for (const what of ['begins', 'alters', 'ends', 'successions'] as const)
    print(t(`cli.changeover.${what}`, counts[what]))
  print('')
  for (const line of table(figureColumns(terminal), rehearsal.figures.filter(worthSaying))) print(line)
  for (const type of ['area', 'organization'] as const) {
    const steps = rehearsal.successions.filter((step) => step.type === type)
    if (steps.length) print(`\n${t(`cli.changeover.takes_over_${type}`)}`)
    for (const line of bySuccessor(steps, terminal)) print(line)
  }
  print('')
  print(t('cli.changeover.duration', { seconds: formatNumber(rehearsal.duration / 1000, language) }))
}

function figureColumns({ t, language }: Terminal) {
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, language))
  return [
    { title: t('cli.column.id'), value: ({ id }: FigureChange) => id },
    { title: t('cli.column.before'), right: true, value: ({ before }: FigureChange) => number(before) },
    { title: t('cli.column.after'), right: true, value: ({ after }: FigureChange) => number(after) },
    {
      title: t('cli.column.announced'),
      right: true,
      value: ({ announced }: FigureChange) => (announced === null ? '' : number(announced))
    },
    {
      title: t('cli.column.figure'),
      value: ({ id }: FigureChange) => t(findSet('figures', id)?.nameKey ?? id)
    }
  ]
}

const worthSaying = ({ before, after, announced }: FigureChange) => before !== after || announced !== null

/** `Xã Bát Xát (02683) ← Thị trấn Bát Xát (02683), Xã Bản Vược (02701)`; a line for each successor. */
function bySuccessor(steps: readonly Succession[], terminal: Terminal): string[] {
  const lines = Object.values(Object.groupBy(steps, ({ successorId }) => successorId))
  return lines.flatMap((line = []) => {
    const [first] = line
    if (!first) return []
    const from = Object.values(Object.groupBy(line, ({ predecessorId }) => predecessorId)).map((some = []) =>
      predecessor(some, terminal)
    )
    const { type, successorKindName: kind, successorName: name, successorCode: code } = first
    return [`  ${unit(type, kind[terminal.language], name, code)} ← ${from.join(', ')}`]
  })
}

function predecessor(steps: readonly Succession[], { t, language }: Terminal): string {
  const [first] = steps
  if (!first) return ''
  const fields = steps.map(({ functionCode }) => functionCode).filter((code) => code !== 'all')
  const notes = [...(first.extent === 'part' ? [t('cli.changeover.part')] : []), ...fields]
  const { type, predecessorKindName: kind, predecessorCode: code } = first
  const name = unit(type, kind[language], first.predecessorName, code)
  return notes.length ? `${name} [${notes.join(', ')}]` : name
}

/** Bodies carry their kind in their name already. */
function unit(type: Succession['type'], kind: string, name: string, code: string): string {
  return `${type === 'area' ? `${kind} ` : ''}${name} (${code})`
}
