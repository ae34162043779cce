import type { Language } from '../../../../platform/i18n/index.ts'
import type { UnitType } from '../../change-set.ts'
import type { Decision } from '../../store/decisions.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import type { UnitThen } from '../../store/units-then.ts'
import type { FunctionWord, Kind } from '../../store/words.ts'
import { type CsvValue, toCsv } from '../shared/csv.ts'
import { functionNames } from '../shared/functions.ts'
import { lastDay } from '../shared/unit-facts.ts'
import { unitName } from '../shared/unit-name.tsx'

/** What codes mean, in the reader's language. */
export interface Words {
  kinds: Kind[]
  functions: FunctionWord[]
  language: Language
}

/**
 * Units in the columns of a locality's areas.csv and organizations.csv, so that what leaves can come in again. Columns
 * that end in `_words` say the code beside them in the reader's language; nothing reads them but people.
 */
export function unitsCsv(
  type: UnitType,
  units: UnitVersion[],
  around: UnitThen[],
  decisions: Map<string, Decision>,
  { kinds, functions, language }: Words
): string {
  const kindWords = new Map(kinds.map((kind) => [kind.code, kind.name[language]]))
  const fieldWords = functionNames(functions, language)
  const names = new Map(around.map((unit) => [unit.id, unitName(unit, language)]))
  const codes = new Map(around.map((unit) => [unit.id, unit.code]))
  const code = (id: string | null) => (id ? codes.get(id) : null)
  const decision = (unit: UnitVersion) => (unit.beganBy ? decisions.get(unit.beganBy)?.number : null)
  const start: Record<string, (unit: UnitVersion) => CsvValue> = {
    code: (unit) => unit.code,
    name: (unit) => unit.name,
    kind: (unit) => unit.kind,
    kind_words: (unit) => kindWords.get(unit.kind),
    parent: (unit) => code(unit.parentId),
    parent_words: (unit) => names.get(unit.parentId ?? '')
  }
  const end: Record<string, (unit: UnitVersion) => CsvValue> = {
    first_day: (unit) => unit.start,
    last_day: (unit) => lastDay(unit),
    decision,
    seat: (unit) => unit.seat,
    demonstration: (unit) => unit.demonstration,
    source: (unit) => unit.source
  }
  if (type === 'organization') {
    return toCsv(units, {
      ...start,
      area: (unit) => code(unit.areaId),
      area_words: (unit) => names.get(unit.areaId ?? ''),
      functions: (unit) => unit.functions.join(';'),
      functions_words: (unit) => fieldWords(unit.functions),
      ...end
    })
  }
  return toCsv(units, {
    ...start,
    name_en: (unit) => unit.nameEn,
    other_names: (unit) => unit.otherNames.join(';'),
    area_km2: (unit) => unit.areaKm2,
    population: (unit) => unit.population,
    lat: (unit) => unit.lat,
    lon: (unit) => unit.lon,
    ...end
  })
}
