import type { DecisionInput } from '../../modules/changeover/index.ts'
import { CitedDecisions, candidatesIn } from '../../modules/organization/index.ts'
import type { Checks, Named } from './checks.ts'
import type { Read } from './tables.ts'
import type { FunctionRow, KindRow, NormRow, TemplateRow } from './types.ts'

const levels = ['province', 'district', 'commune']

export interface Words {
  kinds: Read<KindRow>[]
  functions: Read<FunctionRow>[]
  norms: Read<NormRow>[]
  templates: Read<TemplateRow>[]
  decisions: Read<DecisionInput>[]
}

/** What the tables of words must agree on among themselves. */
export function checkWords(words: Words, checks: Checks): void {
  const { kinds, functions, norms, templates, decisions } = words
  const areaKinds = codesOf(kinds, 'area')
  const bodyKinds = codesOf(kinds, 'organization')
  const fields = functionCodes(functions)
  for (const rows of [kinds, functions, norms, templates]) checks.spans(rows as Read<KindRow>[])
  // The register keys these by their code or id alone, whatever their span.
  checks.once(kinds.map(timeless), 'code')
  checks.once(functions.map(timeless), 'code')
  checks.once(norms.map(timeless), 'id')
  checks.once(templates.map(timeless), 'id')
  checks.once(decisions, 'number', ({ number, issuer, issuedOn }) =>
    JSON.stringify([number, issuer, issuedOn])
  )

  for (const read of kinds)
    if (read.row.scope === 'area' && !read.row.level)
      checks.refuse(read, 'level', 'locality.kind_needs_level')
  for (const read of functions) {
    if (read.row.code === 'all') checks.refuse(read, 'code', 'locality.built_in', { value: 'all' })
    checks.reference(read, 'parent', (code) => fields.has(code), 'functions')
  }
  checks.noCycle(functions, ({ code }) => code)

  for (const read of norms) {
    const { min, max, averageMax } = read.row
    checks.reference(read, 'areas', (name) => areaKinds.has(name) || levels.includes(name), 'kinds')
    checks.reference(read, 'organizationKind', (code) => code === '*' || bodyKinds.has(code), 'kinds')
    if (min === undefined && max === undefined && averageMax === undefined)
      checks.refuse(read, 'min', 'locality.norm_empty')
    if (min !== undefined && max !== undefined && max < min)
      checks.refuse(read, 'max', 'locality.min_max', { min, max })
  }
  const ids = new Set(templates.map(({ row }) => row.id))
  for (const read of templates) {
    checks.reference(read, 'areas', (name) => areaKinds.has(name) || levels.includes(name), 'kinds')
    checks.reference(read, 'organizationKind', (code) => bodyKinds.has(code), 'kinds')
    checks.reference(read, 'parent', (id) => ids.has(id), 'templates')
    checks.reference(read, 'functions', (code) => fields.has(code), 'functions')
    for (const key of ['nameVi', 'code'] as const)
      for (const [pattern] of (read.row[key] ?? '').matchAll(/\{[^}]*\}?/g))
        if (!['{Kind}', '{kind}', '{name}', '{code}'].includes(pattern))
          checks.refuse(read, key, 'locality.unknown_pattern', { value: pattern })
  }
  checks.noCycle(templates, ({ id }) => id)

  for (const read of decisions) {
    const { issuedOn, effectiveOn } = read.row
    if (issuedOn && effectiveOn && effectiveOn < issuedOn)
      checks.refuse(read, 'effectiveOn', 'locality.effective_before_issued', { issued: issuedOn })
  }
}

/** How decisions may be cited: by number, and by issuer or day where others have the same number. */
export function citable(decisions: Iterable<DecisionInput>): (citation: string) => Named {
  const known = new CitedDecisions(decisions)
  return (citation) => {
    const meant = known.cited(citation)
    return meant.length > 1 ? candidatesIn(meant) : meant.length === 1
  }
}

export function codesOf(kinds: Read<KindRow>[], scope: KindRow['scope']): Map<string, KindRow> {
  return new Map(kinds.filter(({ row }) => row.scope === scope).map(({ row }) => [row.code, row]))
}

/** `all` is built in: the root of every field. */
export function functionCodes(functions: Read<FunctionRow>[]): Set<string> {
  return new Set(['all', ...functions.map(({ row }) => row.code)])
}

function timeless<T extends { firstDay?: string; lastDay?: string }>({ row, placeOf }: Read<T>): Read<T> {
  return { row: { ...row, firstDay: undefined, lastDay: undefined }, placeOf }
}
