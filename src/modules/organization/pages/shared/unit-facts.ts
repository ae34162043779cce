import { dayBefore } from '../../../../platform/day.ts'
import type { UnitVersion } from '../../store/find-units.ts'

/** What differs between two entries of a unit, in the order in which it is told. */
export type Difference = 'name' | 'kind' | 'code' | 'parent' | 'area' | 'seat' | 'functions' | 'other'

export function differences(before: UnitVersion, after: UnitVersion): Difference[] {
  const found: Difference[] = []
  if (before.name !== after.name) found.push('name')
  if (before.kind !== after.kind) found.push('kind')
  if (before.code !== after.code) found.push('code')
  if (before.parentId !== after.parentId) found.push('parent')
  if (before.areaId !== after.areaId) found.push('area')
  if (before.seat !== after.seat) found.push('seat')
  if (before.functions.join() !== after.functions.join()) found.push('functions')
  return found.length ? found : ['other']
}

/** Last day of an entry, inclusive; null while it is open. */
export function lastDay({ end }: Pick<UnitVersion, 'end'>): string | null {
  return end && dayBefore(end)
}

/** The spans of days in which a unit existed: entries that follow each other are one. */
export function lifetimes(versions: UnitVersion[]): { start: string | null; end: string | null }[] {
  const spans: { start: string | null; end: string | null }[] = []
  for (const { start, end } of versions) {
    const last = spans.at(-1)
    if (last && last.end === start) last.end = end
    else spans.push({ start, end })
  }
  return spans
}
