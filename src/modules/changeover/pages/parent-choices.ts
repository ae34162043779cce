import type { T } from '../../../platform/i18n/index.ts'
import type { Plan } from '../store/plans.ts'
import { resultOf, type Speech, unitTitle } from './unit-words.tsx'

const most = 300

/**
 * Areas under which others may lie on the day: those above the lowest level that go on, and those the plan makes.
 * Undefined where there are too many to choose from a list.
 */
export function parentChoices(
  plan: Plan,
  speech: Speech,
  t: T
): { value: string; text: string }[] | undefined {
  const { view, words } = speech
  const above = (kind: string) => ['province', 'district'].includes(words.kinds.get(kind)?.level ?? '')
  const choices = new Map<string, string>()
  const add = (code: string | undefined, unit: Parameters<typeof unitTitle>[0]) => {
    if (code && above(unit.kind)) choices.set(code, `${unitTitle(unit, words, t)} (${code})`)
  }
  const ended = new Set(
    plan.operations
      .filter(({ unit, act }) => unit === 'area' && ['merge', 'split', 'rearrange', 'dissolve'].includes(act))
      .flatMap(({ from, into }) =>
        from.filter(
          ({ code, extent }) => extent === 'whole' && !into.some(({ continues }) => continues === code)
        )
      )
      .map(({ code }) => code)
  )
  for (const unit of view.onDay.units.values())
    if (unit.type === 'area' && !ended.has(unit.code)) add(unit.code, unit)
  for (const operation of plan.operations)
    if (operation.unit === 'area')
      for (const into of operation.into) add(into.code, resultOf(operation, into, speech).unit)
  if (choices.size > most) return undefined
  return [...choices]
    .map(([value, text]) => ({ value, text }))
    .sort((a, b) => a.text.localeCompare(b.text, 'vi'))
}
