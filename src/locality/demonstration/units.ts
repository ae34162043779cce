import type { Day } from '../../platform/day.ts'
import type { Unit } from './types.ts'

interface Selector {
  organizationKind: string[]
  level?: Unit['level']
  codes?: string[]
  names?: string[]
  firstDay: Day
}

/** The bodies that a row of the tables speaks of: those that exist on its first day. */
export function unitsOf(
  units: readonly Unit[],
  { organizationKind, level, codes, names, firstDay }: Selector
): Unit[] {
  const code = codes?.length ? pattern(codes) : undefined
  const name = names?.length ? pattern(names) : undefined
  return units.filter(
    (unit) =>
      unit.from <= firstDay &&
      organizationKind.includes(unit.kind) &&
      (!level || unit.level === level) &&
      (!code || code.test(unit.code)) &&
      (!name || name.test(unit.name))
  )
}

/** `Trường THPT*;*THCS*`: an asterisk stands for any letters. */
function pattern(patterns: readonly string[]): RegExp {
  const escaped = patterns.map((it) => it.replace(/[\\^$.|?+()[\]{}]/g, '\\$&').replaceAll('*', '.*'))
  return new RegExp(`^(${escaped.join('|')})$`)
}
