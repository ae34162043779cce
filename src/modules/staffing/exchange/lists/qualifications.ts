import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { dayAfter } from '../../../../platform/day.ts'
import { qualificationKinds } from '../../standards/index.ts'
import { listLevels } from '../../standards/store-catalogue.ts'
import { choice, code, day, required, text } from '../columns.ts'
import { spelled } from '../headings.ts'
import { faultOf } from '../read/cell.ts'
import type { ReadRow, RowFault } from '../read/rows.ts'
import { loadPersons } from '../world/persons.ts'
import { type Change, type List, noPower, Results, sameName } from './list.ts'

const columns = {
  code: required(code(60, 'CB001')),
  name: text(200, 'Giàng A Páo'),
  qualification_kind: required(choice(qualificationKinds, 'professional')),
  level: required(text(200, 'Đại học')),
  field: text(300, 'Luật'),
  issuer: text(300, ''),
  number: code(100, '012345'),
  issued_on: required(day('2015-06-30')),
  expires: day('2030-06-30')
}
type Row = ReadRow<typeof columns>

interface QualificationChange extends Change {
  id: string | null
  personId: string
  kind: string
  level: string
  field: string | null
  issuer: string | null
  number: string | null
  issuedOn: string
  expiresOn: string | null
}

interface Held {
  id: string
  personId: string
  kind: string
  level: string
  field: string | null
  issuer: string | null
  number: string | null
  issuedOn: string
  expiresOn: string | null
}

/** Degrees and certificates. A row is known by person, kind, level, day and field; blank cells leave what stands. */
export const qualifications: List<typeof columns, QualificationChange> = {
  id: 'qualifications',
  power: 'staffing.qualify',
  columns,

  async evaluate({ tx, on, may }, rows) {
    const persons = await loadPersons(
      tx,
      rows.map(({ values }) => values.code),
      on
    )
    const findLevel = await levelFinder(tx)
    const held = await heldBy(
      tx,
      rows.flatMap(({ values }) => persons.get(values.code ?? '')?.id ?? [])
    )
    const results = new Results<QualificationChange>()
    for (const row of rows) {
      const { line, values } = row
      const person = persons.get(values.code ?? '')
      const subject = person ? `${person.name} (${person.code})` : (values.code ?? '')
      const faults: RowFault[] = [...row.faults]
      if (values.code && !person) faults.push({ ...persons.unknown(values.code), column: 'code' })
      if (person && values.name && !sameName(person.name, values.name))
        faults.push({ ...faultOf('other_name', { name: person.name }), column: 'name' })
      const level =
        values.qualification_kind && values.level && findLevel(values.qualification_kind, values.level)
      if (level && typeof level !== 'string') faults.push({ ...level, column: 'level' })
      if (values.issued_on && values.expires && values.expires < values.issued_on)
        faults.push({ messageKey: 'standards.refusal.expired_before', column: 'expires' })
      const target = person?.bodyId ? { organizationId: person.bodyId } : null
      if (person && !(await may(target))) faults.push({ ...noPower, column: 'code' })
      if (faults.length || !person || typeof level !== 'string' || !level) {
        results.error(line, subject, faults)
        continue
      }
      const fact = {
        personId: person.id,
        kind: values.qualification_kind ?? '',
        level,
        field: values.field,
        issuedOn: values.issued_on ?? ''
      }
      const twice = results.twice(keyOf(fact), line)
      if (twice) {
        results.error(line, subject, [twice])
        continue
      }
      settle(results, row, subject, fact, held.get(keyOf(fact)), target)
    }
    return results
  },

  async write(tx, changes) {
    const fresh = changes.filter(({ id }) => id === null)
    const altered = changes.filter(({ id }) => id !== null)
    await sql`insert into qualification (person_id, kind, level_code, field, issuer, number, issued_on, expires_on)
      select g."personId", g.kind, g.level, g.field, g.issuer, g.number, g."issuedOn", g."expiresOn"
      from ${recordset(fresh)}`.execute(tx)
    await sql`update qualification q set issuer = g.issuer, number = g.number, expires_on = g."expiresOn"
      from ${recordset(altered)} where q.id = g.id`.execute(tx)
  }
}

const recordset = (
  changes: QualificationChange[]
) => sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
  as g(id uuid, "personId" uuid, kind text, level text, field text, issuer text, number text, "issuedOn" date,
    "expiresOn" date)`

type Fact = Pick<Held, 'personId' | 'kind' | 'level' | 'field' | 'issuedOn'>

const keyOf = ({ personId, kind, level, issuedOn, field }: Fact) =>
  JSON.stringify([personId, kind, level, issuedOn, field])

/** New, changed or as it stands. */
function settle(
  results: Results<QualificationChange>,
  { line, values }: Row,
  subject: string,
  fact: Fact,
  stands: Held | undefined,
  target: { organizationId: string } | null
): void {
  const given = {
    issuer: values.issuer ?? stands?.issuer ?? null,
    number: values.number ?? stands?.number ?? null,
    expiresOn: values.expires ? dayAfter(values.expires) : (stands?.expiresOn ?? null)
  }
  const change = { line, id: stands?.id ?? null, ...fact, ...given }
  if (!stands) {
    results.done('new', subject, change, { targets: [target] })
    return
  }
  const columnOf = { issuer: 'issuer', number: 'number', expiresOn: 'expires' } as const
  const changed = (['issuer', 'number', 'expiresOn'] as const).filter((key) => given[key] !== stands[key])
  if (changed.length === 0) results.unchanged(line, subject)
  else
    results.done('changed', subject, change, {
      targets: [target],
      changed: changed.map((key) => columnOf[key])
    })
}

/** The level that a code or a name means among those of its kind. */
async function levelFinder(tx: Snapshot) {
  const levels = await listLevels(tx)
  const byName = new Map(
    levels.flatMap(({ kind, code, name }) =>
      [code, ...Object.values(name)].map((said) => [`${kind} ${spelled(said)}`, code] as const)
    )
  )
  return (kind: string, said: string): string | RowFault => {
    const found = byName.get(`${kind} ${spelled(said)}`)
    if (found) return found
    const names = levels.filter((one) => one.kind === kind).map(({ name }) => name.vi)
    return faultOf('no_level', { text: said, levels: names.join(', ') })
  }
}

async function heldBy(tx: Snapshot, personIds: string[]): Promise<Map<string, Held>> {
  const { rows } =
    await sql<Held>`select id, person_id as "personId", kind, level_code as level, field, issuer, number,
      issued_on as "issuedOn", expires_on as "expiresOn"
    from qualification where person_id = any (${[...new Set(personIds)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [keyOf(row), row]))
}
