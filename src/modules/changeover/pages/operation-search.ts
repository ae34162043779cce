import type { ProblemDetail } from '../../../platform/problem.ts'
import { fold, type Unit, type UnitScope } from '../../organization/index.ts'
import { type Row, rowsIn, type Values } from './operation-rows.ts'
import type { Speech } from './unit-words.tsx'

const most = 60

/** Units of the day before by name, code or the area in which they lie; what people would take for a word is one. */
export function findUnits(
  { view, words }: Speech,
  type: UnitScope,
  q: string,
  within: string
): { found: Unit[]; more: boolean } {
  const wanted = fold(q.trim())
  const around = within ? view.before.byCode('area', within)?.id : undefined
  const found = [...view.before.units.values()].filter(
    (unit) =>
      unit.type === type &&
      (!around || liesIn(unit, around)) &&
      (!wanted || unit.code === q.trim() || names(unit).some((name) => name.includes(wanted)))
  )
  found.sort(
    (a, b) =>
      Number(fold(b.name) === wanted) - Number(fold(a.name) === wanted) || a.name.localeCompare(b.name, 'vi')
  )
  return { found: found.slice(0, most), more: found.length > most }

  function names({ name, kind }: Unit): string[] {
    return [fold(name), fold(`${words.kinds.get(kind)?.name.vi ?? ''} ${name}`)]
  }

  function liesIn(unit: Unit, area: string): boolean {
    let above = unit.type === 'area' ? unit.parentId : unit.areaId
    for (let steps = 0; above && steps < 5; steps += 1) {
      if (above === area) return true
      above = view.before.units.get(above)?.parentId
    }
    return false
  }
}

/** Where a code of the day before is expected, and what bears it. */
const codeFields: { side: 'from' | 'into'; key: string; role?: string; type?: UnitScope }[] = [
  { side: 'from', key: 'code' },
  { side: 'from', key: 'place', type: 'area' },
  { side: 'into', key: 'continues', role: 'continues' },
  { side: 'into', key: 'code', role: 'existing' }
]

/**
 * People may write a name where a code is wanted. One that only one unit bears becomes its code;
 * one that several bear is a problem that names them.
 */
export function namesToCodes(
  values: Values,
  speech: Speech,
  type: UnitScope,
  day: string
): { rows: Record<'from' | 'into', Row[]>; problems: ProblemDetail[] } {
  const rows = { from: rowsIn(values, 'from'), into: rowsIn(values, 'into') }
  const problems: ProblemDetail[] = []
  for (const { side, key, role, type: of = type } of codeFields)
    rows[side].forEach((row, at) => {
      const written = row[key]
      if (
        !written ||
        (role && row.role !== role) ||
        speech.view.before.byCode(of, written) ||
        speech.view.onDay.byCode(of, written)
      )
        return
      const exact = findUnits(speech, of, written, '').found.filter((unit) => isCalled(unit, written, speech))
      if (exact.length === 1 && exact[0]) row[key] = exact[0].code
      else if (exact.length > 1) {
        const candidates = exact.map(({ name, code }) => `${name} (${code})`).join(', ')
        problems.push({
          path: `${side}.${at}.${key}`,
          messageKey: 'organization.refusal.ambiguous',
          params: { name: written, day, candidates }
        })
      }
    })
  return { rows, problems }
}

function isCalled({ name, kind }: Unit, written: string, { words }: Speech): boolean {
  const said = fold(written)
  return fold(name) === said || fold(`${words.kinds.get(kind)?.name.vi ?? ''} ${name}`) === said
}
