import type { UnitScope } from '../plan-format/types.ts'
import type { Found } from './operation-picker.tsx'
import { compact, type Row, rowsIn, type Side, type Values } from './operation-rows.ts'
import { findUnits } from './operation-search.ts'
import type { Speech } from './unit-words.tsx'

/** What a button of the operation form other than "save" does to what is typed. */
export function takeStep(
  step: string,
  values: Values,
  speech: Speech,
  unit: UnitScope
): { values: Values; found?: Found } {
  const rows = { from: rowsIn(values, 'from'), into: rowsIn(values, 'into') }
  const [verb, side, at] = step.split('.')
  if (verb === 'drop' && (side === 'from' || side === 'into')) {
    rows[side].splice(Number(at), 1)
    return {
      values: compact({ ...values, [`${side}_rows`]: String(Number(values[`${side}_rows`]) - 1) }, rows)
    }
  }
  if (step === 'more_from' || step === 'more_into') {
    const counted = step === 'more_from' ? 'from_rows' : 'into_rows'
    return { values: { ...compact(values, rows), [counted]: String((Number(values[counted]) || 0) + 1) } }
  }
  if (step === 'pick_from' || step === 'pick_into') {
    pick(step === 'pick_from' ? 'from' : 'into', [values.pick ?? []].flat(), rows, speech, unit)
    return { values: compact(values, rows) }
  }
  const { found: units, more } = findUnits(speech, unit, String(values.q ?? ''), String(values.within ?? ''))
  return { values: compact(values, rows), found: { units, more } }
}

/** Adds the units that were chosen, each once; what a new unit will be like is guessed from the first. */
function pick(
  side: Side,
  codes: string[],
  rows: Record<Side, Row[]>,
  { view }: Speech,
  unit: UnitScope
): void {
  const present = new Set(rows[side].map(({ code }) => code))
  for (const code of codes)
    if (!present.has(code))
      rows[side].push(side === 'from' ? { code, extent: 'whole' } : { code, role: 'existing' })
  const first = view.before.byCode(unit, rows.from[0]?.code ?? '')
  if (side !== 'from' || !first || rows.into.length) return
  const parent = first.parentId ? view.onDay.units.get(first.parentId)?.code : undefined
  const area = first.areaId ? view.onDay.units.get(first.areaId)?.code : undefined
  rows.into.push({ role: 'new', kind: first.kind, ...(parent && { parent }), ...(area && { area }) })
}
