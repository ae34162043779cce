import { type Day, dayAfter } from '../../../../platform/day.ts'
import { checkDecided, Problems } from '../../people/acts/problems.ts'
import { appointmentKinds } from '../../people/words.ts'
import { choice, code, day, required, text } from '../columns.ts'
import { faultOf } from '../read/cell.ts'
import type { ReadRow, RowFault } from '../read/rows.ts'
import { type Decisions, loadDecisions, type NamedDecision } from '../world/decisions.ts'
import { loadPersons, type Persons } from '../world/persons.ts'
import { loadPositions, type Positions, type PositionVersion } from '../world/positions.ts'
import type { Kind } from '../world/seats.ts'
import { loadUnits, type Unit, type Units } from '../world/units.ts'
import type { Wish } from './fill-seat.ts'
import { type Change, type EvaluationContext, found, noPower, type Results, sameName } from './list.ts'
import { columnFaults } from './people-problems.ts'

export const columns = {
  code: required(code(60, 'CB001')),
  name: text(200, 'Giàng A Páo'),
  unit: required(text(300, '')),
  position: required(text(300, '')),
  kind: choice(appointmentKinds, 'permanent'),
  rank: text(100, 'Chuyên viên'),
  from: required(day('2026-01-01')),
  last_day: day('2026-06-30'),
  decision: required(text(100, '')),
  decision_date: day('2025-12-20'),
  decision_issuer: text(300, '')
}
type Row = ReadRow<typeof columns>

/** A row of which everything that it names was found. */
export interface Understood extends Wish {
  subject: string
  decision: NamedDecision
  newPerson: { code: string; name: string } | null
}

interface World {
  persons: Persons
  units: Units
  positions: Positions
  decisions: Decisions
  /** Names of people whom the file itself brings, by their number. */
  names: Map<string, string>
}

/** Finds what each row names; rows of which something is not found, or may not be done, are errors. */
export async function understand(
  context: EvaluationContext,
  rows: Row[],
  results: Results<Change>
): Promise<Understood[]> {
  const world = await loadWorld(context, rows)
  const understood: Understood[] = []
  for (const row of rows) {
    const one = await understandRow(context, world, row, results)
    if (one) understood.push(one)
  }
  return understood
}

async function loadWorld({ tx, on }: EvaluationContext, rows: Row[]): Promise<World> {
  const values = rows.map((row) => row.values)
  return {
    persons: await loadPersons(
      tx,
      values.map((one) => one.code),
      on
    ),
    units: await loadUnits(
      tx,
      values.flatMap(({ unit, from }) => (unit && from ? [{ text: unit, day: from }] : []))
    ),
    positions: await loadPositions(tx),
    decisions: await loadDecisions(tx, values),
    names: new Map()
  }
}

async function understandRow(
  { may }: EvaluationContext,
  { persons, units, positions, decisions, names }: World,
  { line, values, faults: read }: Row,
  results: Results<Change>
): Promise<Understood | undefined> {
  const { from } = values
  const faults: RowFault[] = [...read]
  const person = values.code ? persons.get(values.code) : undefined
  const name = person?.name ?? names.get(values.code ?? '') ?? values.name
  if (values.code && !name) faults.push({ ...persons.unknown(values.code), column: 'code' })
  if (name && values.name && !sameName(name, values.name))
    faults.push({ ...faultOf('other_name', { name }), column: 'name' })
  const body = found(values.unit && from ? units.find(values.unit, from) : undefined, 'unit', faults)
  const position = found(
    body && values.position && from ? positions.find(values.position, body, from) : undefined,
    'position',
    faults
  )
  const rank = found(values.rank ? positions.rank(values.rank) : undefined, 'rank', faults)
  const decision = found(values.decision ? decisions.find(values) : undefined, 'decision', faults)
  if (decision && from) faults.push(...decidedFaults(decision, from))
  if (values.last_day && from && values.last_day < from)
    faults.push({ messageKey: 'people.refusal.ends_before_it_begins', column: 'last_day' })
  if (body && !(await may({ organizationId: body.id }))) faults.push(noPower)
  const subject = subjectOf(name, values, body, position)
  const key = JSON.stringify([values.code, body?.id, position?.code, values.kind ?? 'permanent', from])
  const twice = faults.length ? undefined : results.twice(key, line)
  if (twice) faults.push(twice)
  if (faults.length || !values.code || !name || !body || !position || !from || !decision) {
    results.error(line, subject, faults)
    return undefined
  }
  names.set(values.code, name)
  return {
    line,
    subject,
    person: { id: person?.id ?? `new ${values.code}`, name, code: values.code },
    newPerson: person ? null : { code: values.code, name },
    organizationId: body.id,
    position: position.code,
    kind: (values.kind ?? 'permanent') as Kind,
    from,
    end: values.last_day ? dayAfter(values.last_day) : null,
    rank: rank?.code ?? null,
    decision
  }
}

function subjectOf(
  name: string | null,
  values: Row['values'],
  body: Unit | undefined,
  position: PositionVersion | undefined
) {
  const who = [name, values.code && `(${values.code})`].filter(Boolean).join(' ')
  const what = position?.title.vi ?? values.position
  return [who, what, body?.name ?? values.unit].filter(Boolean).join(', ')
}

function decidedFaults(decision: NamedDecision, from: Day): RowFault[] {
  const problems = new Problems()
  checkDecided(problems, decision, 'from', from)
  return columnFaults(problems)
}
