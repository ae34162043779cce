import { citable, codesOf, functionCodes, type Words } from './check-words.ts'
import type { Checks, Named } from './checks.ts'
import { qualificationKinds } from './staff-schemas.ts'
import type { Read } from './tables.ts'
import type { Span, StaffTables } from './types.ts'

const levels = ['province', 'district', 'commune']
const departures = ['retired', 'retired_early', 'resigned', 'dismissed', 'died', 'term_over', 'moved_away']
const absences = ['leave', 'sick', 'training', 'suspended', 'mission']

/** What the tables of staff must agree on, among themselves and with the words. */
export function checkStaff(staff: StaffTables, words: Words, checks: Checks): void {
  const known = knownNames(staff, words)
  checkCatalogues(staff, known, checks)
  for (const read of staff.quotas) {
    checks.reference(read, 'organizationKind', known.kind, 'kinds')
    checks.reference(read, 'decision', known.decision, 'decisions')
  }
  checkPeople(staff.people, known, checks)
  checkStaffing(staff.staffing, known, checks)
  for (const read of staff.staffEvents) {
    checks.reference(read, 'organizationKind', known.kind, 'kinds')
    checks.reference(read, 'positions', known.position, 'positions')
    checks.reference(read, 'holders', known.position, 'positions')
    checks.reference(read, 'decision', known.decision, 'decisions')
    const { event, reason } = read.row
    const reasons = event === 'leave' ? departures : event === 'absence' ? absences : undefined
    if (reasons && !reasons.includes(reason ?? ''))
      checks.refuse(read, 'reason', 'locality.one_of', { allowed: reasons.join(', ') })
  }
  checks.once(staff.staffEvents.map(timeless), 'id')
  checks.spans(staff.staffEvents)
}

type Known = Record<'kind' | 'field' | 'rank' | 'position' | 'areas', (name: string) => boolean> & {
  decision: (citation: string) => Named
}

export function knownNames(staff: StaffTables, { kinds, functions, decisions }: Words): Known {
  const bodyKinds = codesOf(kinds, 'organization')
  const areaKinds = codesOf(kinds, 'area')
  const fields = functionCodes(functions)
  const ranks = new Set(staff.ranks.map(({ row }) => row.code))
  const positions = new Set(staff.positions.map(({ row }) => row.code))
  return {
    kind: (code) => bodyKinds.has(code),
    field: (code) => fields.has(code),
    rank: (code) => ranks.has(code),
    position: (code) => positions.has(code),
    decision: citable(decisions.map(({ row }) => row)),
    areas: (name) => areaKinds.has(name) || levels.includes(name)
  }
}

function checkCatalogues(staff: StaffTables, known: Known, checks: Checks): void {
  const { ranks, positions, qualificationLevels, standards, deputyCaps, rankLimits, schemeDemands } = staff
  const dated: Read<Span>[] = [
    ...ranks,
    ...positions,
    ...standards,
    ...deputyCaps,
    ...rankLimits,
    ...schemeDemands
  ]
  checks.spans(dated)
  checks.once(ranks.map(timeless), 'code')
  checks.once(ranks.map(timeless), 'ordinal', ({ ladder, ordinal }) => `${ladder} ${ordinal}`)
  checks.once(positions, 'code')
  checks.once(qualificationLevels, 'code', ({ kind, code }) => `${kind} ${code}`)
  checks.once(standards, 'id')
  checks.once(deputyCaps.map(timeless), 'id')
  checks.once(rankLimits.map(timeless), 'id')
  checks.once(schemeDemands.map(timeless), 'id')
  for (const read of positions) {
    checks.reference(read, 'organizationKinds', known.kind, 'kinds')
    checks.reference(read, 'functions', known.field, 'functions')
    checks.reference(read, 'ranks', known.rank, 'ranks')
    if (read.row.lead && read.row.group !== 'leadership')
      checks.refuse(read, 'lead', 'locality.lead_of_leaders')
  }
  for (const read of standards) {
    checks.reference(read, 'positions', known.position, 'positions')
    const level = (code: string) =>
      qualificationLevels.some(({ row }) => row.kind === read.row.kind && row.code === code)
    checks.reference(read, 'levelCode', level, 'qualification_levels')
  }
  for (const read of deputyCaps) {
    checks.reference(read, 'areas', known.areas, 'kinds')
    checks.reference(read, 'positions', known.position, 'positions')
    checks.reference(read, 'organizationKinds', known.kind, 'kinds')
    if (read.row.averageMax === undefined && read.row.max === undefined)
      checks.refuse(read, 'max', 'locality.cap_empty')
  }
  for (const read of rankLimits) {
    checks.reference(read, 'ranks', known.rank, 'ranks')
    checks.reference(read, 'positions', known.position, 'positions')
    checks.reference(read, 'organizationKinds', known.kind, 'kinds')
  }
  for (const read of schemeDemands) checks.reference(read, 'organizationKinds', known.kind, 'kinds')
}

function checkPeople(people: StaffTables['people'], known: Known, checks: Checks): void {
  checks.spans(people)
  for (const read of people) {
    checks.reference(read, 'position', known.position, 'positions')
    checks.reference(read, 'rank', known.rank, 'ranks')
    checks.reference(read, 'decision', known.decision, 'decisions')
    for (const text of read.row.qualifications ?? [])
      if (!qualificationIn(text))
        checks.refuse(read, 'qualifications', 'locality.qualification', { value: text })
  }
}

/** `political_theory:cao_cap:2019-06-30:field`, as people.csv writes what somebody holds. */
export function qualificationIn(text: string) {
  const [kind = '', level = '', day = '', field] = text.split(':')
  const found = qualificationKinds.find((it) => it === kind)
  if (!found || !level || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  return { kind: found, level, day, field }
}

function checkStaffing(staffing: StaffTables['staffing'], known: Known, checks: Checks): void {
  checks.once(staffing.map(timeless), 'id')
  for (const read of staffing) {
    checks.reference(read, 'organizationKind', known.kind, 'kinds')
    checks.reference(read, 'position', known.position, 'positions')
    for (const key of ['decision', 'appointedBy', 'toleratedBy'] as const)
      checks.reference(read, key, known.decision, 'decisions')
    const { each, total, filled, appointed, appointedBy, toleratedAbove, toleratedUntil, toleratedBy } =
      read.row
    if ((each === undefined) === (total === undefined))
      checks.refuse(read, 'each', 'locality.exactly_one', { columns: 'each, total' })
    if (total !== undefined && filled !== undefined && filled > total)
      checks.refuse(read, 'filled', 'locality.min_max', { min: filled, max: total })
    if ((appointed === undefined) !== (appointedBy === undefined))
      checks.refuse(read, 'appointed', 'locality.together', { columns: 'appointed, appointed_by' })
    const tolerated = [toleratedAbove, toleratedUntil, toleratedBy].filter((it) => it !== undefined).length
    if (tolerated % 3)
      checks.refuse(read, 'toleratedAbove', 'locality.together', {
        columns: 'tolerated_above, tolerated_until, tolerated_by'
      })
  }
}

/** The register keys these by their code or id alone, whatever their span. */
export function timeless<T extends object>({ row, placeOf }: Read<T>): Read<T> {
  return { row: { ...row, firstDay: undefined, lastDay: undefined }, placeOf }
}
