import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Target } from '../../../../platform/record/index.ts'
import { privateSchema } from '../../people/acts/schemas.ts'
import { choice, code, day, digits, required, text } from '../columns.ts'
import { faultOf } from '../read/cell.ts'
import type { ReadRow, RowFault } from '../read/rows.ts'
import { type KnownPerson, loadPersons, type Persons } from '../world/persons.ts'
import { loadUnits, type Units } from '../world/units.ts'
import { type Change, type EvaluationContext, isFault, type List, noPower, Results } from './list.ts'

const columns = {
  code: required(code(60, 'CB001')),
  name: required(text(200, 'Giàng A Páo')),
  personal_id: digits(12, '010085001234'),
  birth_date: day('1985-03-02'),
  sex: choice(['male', 'female'], 'male'),
  ethnicity: text(60, 'Mông'),
  phone: code(60, '0912 345 678'),
  email: text(200, ''),
  unit: text(300, '')
}
type Row = ReadRow<typeof columns>

const privateColumns = ['personal_id', 'birth_date', 'sex', 'ethnicity', 'phone', 'email'] as const
type Private = Record<(typeof privateColumns)[number], string | null>

interface PersonChange extends Change, Private {
  id: string | null
  code: string
  name: string
}

type World = { persons: Persons; units: Units; known: Map<string, Private>; owners: Map<string, string> }

/** People with what only some may see of them. Blank cells leave what stands. */
export const persons: List<typeof columns, PersonChange> = {
  id: 'persons',
  power: 'staffing.appoint',
  columns,

  async evaluate(context, rows) {
    const world = await loadWorld(context, rows)
    const results = new Results<PersonChange>()
    for (const row of rows) await judge(context, world, results, row)
    return results
  },

  async write(tx, changes) {
    await sql`insert into person (code, name) select g.code, g.name from ${recordset(changes)} where g.id is null`.execute(
      tx
    )
    await sql`update person h set name = g.name from ${recordset(changes)} where h.id = g.id and h.name <> g.name`.execute(
      tx
    )
    await sql`
      insert into person_private (person_id, personal_id, birth_date, sex, ethnicity, phone, email)
      select h.id, g.personal_id, g.birth_date, g.sex, g.ethnicity, g.phone, g.email
      from ${recordset(changes)} join person h on h.code = g.code
      where num_nonnulls(g.personal_id, g.birth_date, g.sex, g.ethnicity, g.phone, g.email) > 0
      on conflict (person_id) do update set personal_id = excluded.personal_id, birth_date = excluded.birth_date,
        sex = excluded.sex, ethnicity = excluded.ethnicity, phone = excluded.phone, email = excluded.email
      where (person_private.personal_id, person_private.birth_date, person_private.sex, person_private.ethnicity,
          person_private.phone, person_private.email)
        is distinct from (excluded.personal_id, excluded.birth_date, excluded.sex, excluded.ethnicity, excluded.phone,
          excluded.email)`.execute(tx)
  }
}

const recordset = (changes: PersonChange[]) => sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
  as g(id uuid, code text, name text, personal_id text, birth_date date, sex text, ethnicity text, phone text, email text)`

async function judge(
  { on, may }: EvaluationContext,
  world: World,
  results: Results<PersonChange>,
  { line, values, faults: read }: Row
): Promise<void> {
  const person = world.persons.get(values.code ?? '')
  const subject = [values.name, values.code && `(${values.code})`].filter(Boolean).join(' ')
  const faults: RowFault[] = [...read]
  const { target, fault } = targetOf(person, values.unit, world.units, on)
  if (fault) faults.push(fault)
  else if (!(await may(target))) faults.push(noPower)
  if (values.email && !privateSchema.shape.email.safeParse(values.email).success)
    faults.push({ messageKey: 'people.input.email', column: 'email' })
  if (values.name && !/^\p{L}/u.test(values.name)) faults.push({ ...faultOf('not_a_name'), column: 'name' })
  const owner = values.personal_id && world.owners.get(values.personal_id)
  if (owner && owner !== values.code) faults.push({ ...faultOf('personal_id_taken'), column: 'personal_id' })
  const twice =
    results.twice(`code ${values.code}`, line) ??
    (values.personal_id ? results.twice(`id ${values.personal_id}`, line) : undefined)
  if (twice && values.code) faults.push(twice)
  if (faults.length || !values.code || !values.name) {
    results.error(line, subject, faults)
    return
  }
  const stands = person && world.known.get(person.id)
  const merged = Object.fromEntries(
    privateColumns.map((key) => [key, values[key] ?? stands?.[key] ?? null])
  ) as Private
  const change = { line, id: person?.id ?? null, code: values.code, name: values.name, ...merged }
  const changed = [
    ...(person && person.name !== values.name ? ['name'] : []),
    ...privateColumns.filter((key) => person && merged[key] !== (stands?.[key] ?? null))
  ]
  if (!person) results.done('new', subject, change, { targets: [target] })
  else if (changed.length) results.done('changed', subject, change, { targets: [target], changed })
  else results.unchanged(line, subject)
}

/** Whoever belongs to a body is that body's affair; somebody new that of the body that takes them on, else the province's. */
function targetOf(
  person: KnownPerson | undefined,
  said: string | null,
  units: Units,
  on: string
): { target: Target; fault?: RowFault } {
  if (person?.bodyId) return { target: { organizationId: person.bodyId } }
  if (!said) return { target: null }
  const unit = units.find(said, on)
  return isFault(unit)
    ? { target: null, fault: { ...unit, column: 'unit' } }
    : { target: { organizationId: unit.id } }
}

async function loadWorld({ tx, on }: EvaluationContext, rows: Row[]): Promise<World> {
  const codes = rows.map(({ values }) => values.code)
  const persons = await loadPersons(tx, codes, on)
  const units = await loadUnits(
    tx,
    rows.flatMap(({ values }) => (values.unit ? [{ text: values.unit, day: on }] : []))
  )
  const ids = codes.flatMap((code) => persons.get(code ?? '')?.id ?? [])
  const found = await sql<
    Private & { id: string }
  >`select person_id as id, personal_id, birth_date, sex, ethnicity,
    phone, email from person_private where person_id = any (${ids}::uuid[])`.execute(tx)
  const owners = await ownersOf(
    tx,
    rows.flatMap(({ values }) => values.personal_id ?? [])
  )
  return { persons, units, known: new Map(found.rows.map(({ id, ...row }) => [id, row])), owners }
}

/** Whose a personal id is already, by number in the staff register. */
async function ownersOf(tx: Snapshot, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`select p.personal_id as id, h.code
    from person_private p join person h on h.id = p.person_id where p.personal_id = any (${ids}::text[])`.execute(
    tx
  )
  return new Map(rows.map(({ id, code }) => [id, code]))
}
