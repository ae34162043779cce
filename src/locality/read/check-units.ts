import { citable, codesOf, functionCodes, type Words } from './check-words.ts'
import type { Checks } from './checks.ts'
import { covers, overlap } from './checks.ts'
import type { Read } from './tables.ts'
import type { AreaRow, OrganizationRow, Span } from './types.ts'

const ranks = { province: 1, district: 2, commune: 3 }

/** What the first state must agree on: kinds, parents that hold as long, decisions, no circle. */
export function checkUnits(
  areas: Read<AreaRow>[],
  organizations: Read<OrganizationRow>[],
  words: Words,
  checks: Checks
): void {
  const areaKinds = codesOf(words.kinds, 'area')
  const bodyKinds = codesOf(words.kinds, 'organization')
  const fields = functionCodes(words.functions)
  const levelOf = (area: AreaRow) => areaKinds.get(area.kind)?.level

  checkEach(areas, words, checks)
  for (const read of areas) {
    checks.reference(read, 'kind', (code) => areaKinds.has(code), 'kinds')
    const parent = superior(read, 'parent', areas, checks)
    const [level, above] = [levelOf(read.row), parent && levelOf(parent)]
    if (level && above && ranks[above] >= ranks[level])
      checks.refuse(read, 'parent', 'locality.level', { value: read.row.parent ?? '' })
  }
  checkEach(organizations, words, checks)
  for (const read of organizations) {
    checks.reference(read, 'kind', (code) => bodyKinds.has(code), 'kinds')
    checks.reference(read, 'functions', (code) => fields.has(code), 'functions')
    superior(read, 'parent', organizations, checks)
    superior(read, 'area', areas, checks)
  }
}

function checkEach<T extends AreaRow | OrganizationRow>(rows: Read<T>[], words: Words, checks: Checks): void {
  const decisions = citable(words.decisions.map(({ row }) => row))
  checks.spans(rows)
  checks.once(rows, 'code')
  checks.noCycle(rows, ({ code }) => code)
  for (const read of rows) {
    const { firstDay, decision, lastDay, endedBy } = read.row
    checks.reference(read, 'decision', decisions, 'decisions')
    checks.reference(read, 'endedBy', decisions, 'decisions')
    if (firstDay && !decision) checks.refuse(read, 'decision', 'locality.needs_decision', { day: firstDay })
    if (lastDay && !endedBy) checks.refuse(read, 'endedBy', 'locality.needs_ended_by', { day: lastDay })
  }
}

/** The unit that `key` names; it must hold on every day on which the other does. */
function superior<T extends { code: string } & Span, S extends { code: string } & Span>(
  read: Read<T>,
  key: keyof T & ('parent' | 'area'),
  among: Read<S>[],
  checks: Checks
): S | undefined {
  const code = read.row[key]
  if (typeof code !== 'string') return undefined
  const named = byCode(among).get(code) ?? []
  const table = key === 'area' ? 'areas' : (read.placeOf('code').file.replace('.csv', '') as string)
  if (!named.length) checks.reference(read, key, () => false, table)
  else if (!named.some(({ row }) => covers(row, read.row)))
    checks.refuse(read, key, 'locality.outlives', { value: code })
  return named.find(({ row }) => overlap(row, read.row))?.row
}

const indexes = new WeakMap<object, Map<string, Read<never>[]>>()

function byCode<S extends { code: string }>(rows: Read<S>[]): Map<string, Read<S>[]> {
  const known = indexes.get(rows)
  if (known) return known as unknown as Map<string, Read<S>[]>
  const made = Map.groupBy(rows, ({ row }) => row.code)
  indexes.set(rows, made as unknown as Map<string, Read<never>[]>)
  return made
}
