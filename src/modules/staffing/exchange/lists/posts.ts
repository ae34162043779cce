import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { checkOpening } from '../../people/acts/open-post.ts'
import { checkDecided, Problems } from '../../people/acts/problems.ts'
import { contactSchema } from '../../people/acts/schemas.ts'
import { code, day, required, text, whole } from '../columns.ts'
import { faultOf } from '../read/cell.ts'
import type { ReadRow, RowFault } from '../read/rows.ts'
import { type Decisions, decisionKey, loadDecisions, type NamedDecision } from '../world/decisions.ts'
import { loadPositions, type Positions, type PositionVersion } from '../world/positions.ts'
import { loadUnits, type Unit, type Units } from '../world/units.ts'
import { type Change, type EvaluationContext, found, isFault, type List, noPower, Results } from './list.ts'
import { columnFaults } from './people-problems.ts'

const columns = {
  unit: required(text(300, '')),
  position: required(text(300, '')),
  count: required(whole(500, '2')),
  from: required(day('2026-01-01')),
  decision: required(text(100, '')),
  decision_date: day('2025-12-20'),
  decision_issuer: text(300, ''),
  phone: code(60, '0214 3840 001'),
  email: text(200, '')
}
type Row = ReadRow<typeof columns>

interface PostChange extends Change {
  decision: NamedDecision
  organizationId: string
  position: string
  from: Day
  end: Day | null
  endedBy: string | null
  /** How many are opened. */
  fresh: number
  /** Posts that are there and get another contact. */
  ids: string[]
  phone: string | null
  email: string | null
}

interface Standing {
  id: string
  organizationId: string
  position: string
  from: Day
  beganBy: string
  phone: string | null
  email: string | null
}

type World = { units: Units; positions: Positions; decisions: Decisions; standing: Map<string, Standing[]> }

/**
 * Posts by number: as many of a position in a body, from a day on by a decision, as the row says. More than there are
 * are opened; fewer is an error, since posts end by decisions of their own.
 */
export const posts: List<typeof columns, PostChange> = {
  id: 'posts',
  power: 'staffing.appoint',
  columns,

  async evaluate(context, rows) {
    const world = await loadWorld(context.tx, rows)
    const results = new Results<PostChange>()
    for (const row of rows) await judge(context, world, results, row)
    return results
  },

  async write(tx, changes, decisions) {
    const written = changes.map((change) => ({
      ...change,
      decisionId: decisions.get(decisionKey(change.decision))
    }))
    const recordset = sql`jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as g("organizationId" uuid,
      position text, "from" date, "end" date, "endedBy" uuid, fresh int, ids uuid[], phone text, email text,
      "decisionId" uuid)`
    await sql`insert into post (valid, organization_id, position_code, phone, email, began_by, ended_by)
      select daterange(g."from", g."end"), g."organizationId", g.position, g.phone, g.email, g."decisionId", g."endedBy"
      from ${recordset} cross join lateral generate_series(1, g.fresh)`.execute(tx)
    await sql`update post p set phone = coalesce(g.phone, p.phone), email = coalesce(g.email, p.email)
      from ${recordset} where p.id = any (g.ids)`.execute(tx)
  }
}

async function judge(
  { may }: EvaluationContext,
  world: World,
  results: Results<PostChange>,
  { line, values, faults: read }: Row
): Promise<void> {
  const faults: RowFault[] = [...read]
  const { from } = values
  const body = found(values.unit && from ? world.units.find(values.unit, from) : undefined, 'unit', faults)
  const position = found(
    body && values.position && from ? world.positions.find(values.position, body, from) : undefined,
    'position',
    faults
  )
  const named = found(values.decision ? world.decisions.find(values) : undefined, 'decision', faults)
  const subject = [position?.title.vi ?? values.position, body?.name ?? values.unit]
    .filter(Boolean)
    .join(', ')
  if (body && !(await may({ organizationId: body.id }))) faults.push(noPower)
  if (values.email && !contactSchema.shape.email.safeParse(values.email).success)
    faults.push({ messageKey: 'people.input.email', column: 'email' })
  if (body && position && named && from) faults.push(...openingFaults(body, position, named, from))
  if (faults.length || !body || !position || !named || !from || values.count === null) {
    results.error(line, subject, faults)
    return
  }
  const key = keyOf(body.id, position.code, from, decisionKey(named))
  const twice = results.twice(key, line)
  const stands = world.standing.get(key) ?? []
  if (twice || stands.length > values.count) {
    const fewer = {
      ...faultOf('fewer_posts', { count: values.count, stands: stands.length }),
      column: 'count'
    }
    results.error(line, subject, [twice ?? fewer])
    return
  }
  const differs = stands.filter(
    ({ phone, email }) => (values.phone ?? phone) !== phone || (values.email ?? email) !== email
  )
  const { phone, email } = values
  const change: PostChange = {
    line,
    decision: named,
    organizationId: body.id,
    position: position.code,
    from,
    end: body.end,
    endedBy: body.endedBy,
    fresh: values.count - stands.length,
    ids: differs.map(({ id }) => id),
    phone,
    email
  }
  const targets = [{ organizationId: body.id }]
  if (change.fresh > 0)
    results.done('new', subject, change, {
      targets,
      notes: [faultOf('posts_opened', { count: change.fresh })]
    })
  else if (differs.length)
    results.done('changed', subject, change, { targets, changed: contactChanges(values) })
  else results.unchanged(line, subject)
}

const contactChanges = ({ phone, email }: { phone: string | null; email: string | null }) => [
  ...(phone ? ['phone'] : []),
  ...(email ? ['email'] : [])
]

function openingFaults(
  body: Unit,
  position: PositionVersion,
  decision: NamedDecision,
  from: Day
): RowFault[] {
  const problems = new Problems()
  checkDecided(problems, decision, 'from', from)
  checkOpening(problems, body, { ...position, end: position.knownUntil })
  return columnFaults(problems)
}

const keyOf = (...parts: string[]) => parts.join(' ')

async function loadWorld(tx: Snapshot, rows: Row[]): Promise<World> {
  const units = await loadUnits(
    tx,
    rows.flatMap(({ values: { unit, from } }) => (unit && from ? [{ text: unit, day: from }] : []))
  )
  const positions = await loadPositions(tx)
  const decisions = await loadDecisions(
    tx,
    rows.map(({ values }) => values)
  )
  const bodies = rows.flatMap(({ values: { unit, from } }) => {
    const body = unit && from ? units.find(unit, from) : undefined
    return body && !isFault(body) ? [body.id] : []
  })
  const { rows: standing } = await sql<Standing>`
    select id, organization_id as "organizationId", position_code as position, lower(valid) as "from",
      began_by as "beganBy", phone, email
    from post where organization_id = any (${[...new Set(bodies)]}::uuid[]) order by id`.execute(tx)
  return {
    units,
    positions,
    decisions,
    standing: Map.groupBy(standing, (one) => keyOf(one.organizationId, one.position, one.from, one.beganBy))
  }
}
