import type { Operation } from '../plan-format/types.ts'
import { numberText, percentText, readCount, readNumber, readPercent } from './numbers.ts'

/** What the operation form holds: flat fields such as `from.0.code`, as browsers post them. */
export type Values = Record<string, string | string[]>
export type Row = Record<string, string>
export type Side = 'from' | 'into'

const field = /^(from|into)\.(\d{1,4})\.(\w+)$/
/** What a row has from the start says nothing yet. */
const silent = new Set(['extent', 'role', 'demonstration'])

/** The rows of one side that say something, in their order. */
export function rowsIn(values: Values, side: Side): Row[] {
  const rows: Row[] = []
  for (const [name, value] of Object.entries(values)) {
    const [, of, at, key] = field.exec(name) ?? []
    if (of !== side || !key) continue
    const row = rows[Number(at)] ?? {}
    row[key] = String(value).trim()
    rows[Number(at)] = row
  }
  return rows.filter(
    (row) => row && Object.entries(row).some(([key, value]) => value !== '' && !silent.has(key))
  )
}

/** The same fields with the blank rows left out, so that a row's number is its number in the operation. */
export function compact(
  values: Values,
  rows: Record<Side, Row[]> = { from: rowsIn(values, 'from'), into: rowsIn(values, 'into') }
): Values {
  const others = Object.entries(values).filter(([name]) => !field.test(name))
  const numbered = (['from', 'into'] as const).flatMap((side) =>
    rows[side].flatMap((row, at) =>
      Object.entries(row).map(([key, value]) => [`${side}.${at}.${key}`, value] as const)
    )
  )
  return Object.fromEntries([...others, ...numbered])
}

const text = (value: string | undefined) => value || undefined
const list = (value: string | undefined) => {
  const entries = (value ?? '').split(/[;,\s]+/).filter(Boolean)
  return entries.length ? entries : undefined
}
const words = (value: string | undefined) => {
  const entries = (value ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
  return entries.length ? entries : undefined
}

/** The operation that the fields mean, still to be checked by its schema. */
export function operationIn(values: Values): Record<string, unknown> {
  const one = (name: string) => text(String(values[name] ?? '').trim())
  return {
    id: one('id'),
    act: one('act'),
    unit: one('unit'),
    clause: one('clause') ?? '',
    decision: one('decision'),
    note: one('note'),
    from: rowsIn(values, 'from').map((row) => ({
      code: row.code ?? '',
      extent: row.extent || 'whole',
      shareArea: readPercent(row.shareArea),
      sharePopulation: readPercent(row.sharePopulation),
      into: list(row.into),
      functions: list(row.functions),
      place: text(row.place)
    })),
    into: rowsIn(values, 'into').map(intoOf)
  }
}

function intoOf(row: Row): Record<string, unknown> {
  if (row.role === 'existing') return { code: row.code ?? '', existing: true }
  return {
    code: text(row.code),
    name: text(row.name),
    kind: text(row.kind),
    parent: text(row.parent),
    continues: row.role === 'continues' ? (row.continues ?? '') : undefined,
    area: text(row.area),
    functions: list(row.functions),
    nameEn: text(row.nameEn),
    otherNames: words(row.otherNames),
    areaKm2: readNumber(row.areaKm2),
    population: readCount(row.population),
    lat: readNumber(row.lat),
    lon: readNumber(row.lon),
    seat: text(row.seat),
    demonstration: row.demonstration === 'yes' ? true : undefined,
    source: text(row.source)
  }
}

/** An operation as the form shows it. */
export function valuesOf(operation: Operation): Values {
  const { id, act, unit, clause, decision = '', note = '' } = operation
  const from = operation.from.map(({ code, extent, shareArea, sharePopulation, into, functions, place }) => ({
    code,
    extent,
    shareArea: percentText(shareArea),
    sharePopulation: percentText(sharePopulation),
    into: (into ?? []).join('; '),
    functions: (functions ?? []).join('; '),
    place: place ?? ''
  }))
  const into = operation.into.map(
    ({ existing, functions, otherNames, demonstration, areaKm2, population, lat, lon, ...facts }) => ({
      ...facts,
      role: existing ? 'existing' : facts.continues ? 'continues' : 'new',
      functions: (functions ?? []).join('; '),
      otherNames: (otherNames ?? []).join('; '),
      demonstration: demonstration ? 'yes' : '',
      areaKm2: numberText(areaKm2),
      population: numberText(population),
      lat: numberText(lat),
      lon: numberText(lon)
    })
  )
  return compact({ id, act, unit, clause, decision, note }, { from, into })
}
