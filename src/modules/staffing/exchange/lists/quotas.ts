import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { findSet, runSet } from '../../../../platform/sets/index.ts'
import { type Pot, pots, restOfYear, type Span } from '../../quotas/quota.ts'
import { choice, day, required, text, whole } from '../columns.ts'
import { faultOf } from '../read/cell.ts'
import type { ReadRow, RowFault } from '../read/rows.ts'
import { type Decisions, decisionKey, loadDecisions, type NamedDecision } from '../world/decisions.ts'
import { type Grantors, loadGrantors, type StandingQuota } from '../world/grantors.ts'
import { loadUnits, type Units } from '../world/units.ts'
import { type Change, type EvaluationContext, found, isFault, type List, noPower, Results } from './list.ts'

const columns = {
  unit: required(text(300, '')),
  pot: required(choice(pots, 'civil_servant')),
  year: required(whole(9998, '2026')),
  headcount: required(whole(1_000_000, '45')),
  from: day('2026-01-01'),
  grantor: text(300, ''),
  decision: required(text(100, '')),
  decision_date: day('2025-12-20'),
  decision_issuer: text(300, '')
}
type Row = ReadRow<typeof columns>

interface QuotaChange extends Change {
  decision: NamedDecision
  organizationId: string
  grantorId: string | null
  pot: Pot
  start: Day
  end: Day
  headcount: number
  /** What stands from the same day on and is rewritten. */
  rewrites: string | null
  /** What stands since an earlier day and ends. */
  ends: string | null
}

interface World {
  units: Units
  decisions: Decisions
  grantors: Grantors
}

/** Quotas of a year, or of what is left of it. Where no grantor is named it is the nearest body above with a quota. */
export const quotas: List<typeof columns, QuotaChange> = {
  id: 'quotas',
  power: 'staffing.assign_quota',
  columns,

  async evaluate(context, rows) {
    const world = await loadWorld(context.tx, rows)
    const results = new Results<QuotaChange>()
    for (const row of rows) await judge(context, world, results, row)
    return results
  },

  async write(tx, changes, decisions) {
    const written = changes.map((one) => ({ ...one, decisionId: decisions.get(decisionKey(one.decision)) }))
    const recordset = sql`jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as g("organizationId" uuid,
      "grantorId" uuid, pot text, start date, "end" date, headcount int, rewrites uuid, ends uuid, "decisionId" uuid)`
    await sql`update quota q set headcount = g.headcount, decision_id = g."decisionId" from ${recordset}
      where q.id = g.rewrites`.execute(tx)
    await sql`update quota q set valid = daterange(lower(q.valid), g.start) from ${recordset} where q.id = g.ends`.execute(
      tx
    )
    await sql`insert into quota (organization_id, pot, valid, headcount, decision_id)
      select g."organizationId", g.pot, daterange(g.start, g."end"), g.headcount, g."decisionId"
      from ${recordset} where g.rewrites is null`.execute(tx)
    // Grantors may have got theirs by the same file, so they are looked up when all is there.
    await sql`update quota q set parent_id = p.id from ${recordset}, quota p
      where g.rewrites is null and g."grantorId" is not null and q.organization_id = g."organizationId"
        and q.pot = g.pot and lower(q.valid) = g.start and p.organization_id = g."grantorId" and p.pot = g.pot
        and p.valid @> g.start`.execute(tx)
  },

  verify: rulesBroken
}

async function judge(
  { may }: EvaluationContext,
  { units, decisions, grantors }: World,
  results: Results<QuotaChange>,
  { line, values, faults: read }: Row
): Promise<void> {
  const faults: RowFault[] = [...read]
  const span = values.year === null ? undefined : restOfYear(values.year, values.from ?? undefined)
  if (values.year !== null && !span)
    faults.push({
      messageKey: 'quotas.refusal.outside_year',
      params: { year: String(values.year) },
      column: 'from'
    })
  const day = span?.start
  const body = found(values.unit && day ? units.find(values.unit, day) : undefined, 'unit', faults)
  const grantor = found(
    values.grantor && day ? units.find(values.grantor, day) : undefined,
    'grantor',
    faults
  )
  const decision = found(values.decision ? decisions.find(values) : undefined, 'decision', faults)
  const pot = values.pot as Pot | null
  const subject = body?.name ?? values.unit ?? ''
  if (faults.length || !span || !body || !decision || !pot || values.headcount === null) {
    results.error(line, subject, faults)
    return
  }
  const above = grantors.above(body.id, span.start)
  const grantorId = grantor ? grantor.id : grantors.usual(body.id, pot, span.start)
  if (grantorId === undefined) {
    results.error(line, subject, [{ ...faultOf('grantor_needed'), column: 'grantor' }])
    return
  }
  const target = grantorId ? { organizationId: grantorId } : null
  if (grantor && !above.includes(grantor.id))
    faults.push({ ...faultOf('not_above', { grantor: grantor.name, body: body.name }), column: 'grantor' })
  else if (!(await may(target))) faults.push({ ...noPower, column: 'grantor' })
  const stands = grantors.standing(body.id, pot).find((one) => one.start < span.end && span.start < one.end)
  if (stands && stands.start > span.start)
    faults.push({ ...faultOf('quota_later', { day: stands.start }), column: 'from' })
  const twice = results.twice(`${body.id} ${pot} ${span.start}`, line)
  if (twice) faults.push(twice)
  if (faults.length) {
    results.error(line, subject, faults)
    return
  }
  const change = {
    line,
    decision,
    organizationId: body.id,
    grantorId,
    pot,
    ...span,
    headcount: values.headcount
  }
  settle(results, subject, change, stands, target)
}

/** New, changed (from its day on) or as it stands. */
function settle(
  results: Results<QuotaChange>,
  subject: string,
  change: Omit<QuotaChange, 'rewrites' | 'ends'>,
  stands: StandingQuota | undefined,
  target: { organizationId: string } | null
): void {
  const targets = [target]
  if (!stands) results.done('new', subject, { ...change, rewrites: null, ends: null }, { targets })
  else if (stands.headcount === change.headcount) results.unchanged(change.line, subject)
  else {
    const sameDay = stands.start === change.start
    const written = {
      ...change,
      end: stands.end,
      rewrites: sameDay ? stands.id : null,
      ends: sameDay ? null : stands.id
    }
    const notes = [faultOf('note_headcount', { before: stands.headcount, after: change.headcount })]
    results.done('changed', subject, written, { targets, changed: ['headcount'], notes })
  }
}

async function loadWorld(tx: Snapshot, rows: Row[]): Promise<World> {
  const spans = rows.flatMap(({ values }) => {
    const span = values.year === null ? undefined : restOfYear(values.year, values.from ?? undefined)
    return span ? [{ values, span }] : []
  })
  const units = await loadUnits(
    tx,
    spans.flatMap(({ values: { unit, grantor }, span }) =>
      [unit, grantor].flatMap((text) => (text ? [{ text, day: span.start }] : []))
    )
  )
  const bodies = spans.flatMap(({ values, span }) => {
    const body = values.unit ? units.find(values.unit, span.start) : undefined
    return body && !isFault(body) ? [{ id: body.id, pot: values.pot, ...span }] : []
  })
  const decisions = await loadDecisions(
    tx,
    rows.map(({ values }) => values)
  )
  return { units, decisions, grantors: await loadGrantors(tx, bodies) }
}

const rules = [
  ['quota_children_within_parent', 'more_than_granted'],
  ['quota_filled_within', 'more_than_assigned']
] as const

/** The rules of quotas on every day on which something changes; what breaks them at the bodies of the file is theirs. */
async function rulesBroken(
  tx: Snapshot,
  changes: QuotaChange[]
): Promise<{ line: number; fault: RowFault }[]> {
  const broken = new Map<string, { line: number; fault: RowFault }>()
  for (const day of await daysWithin(tx, changes)) {
    for (const [id, key] of rules) {
      const set = findSet('rules', id)
      for (const row of set ? await runSet(tx, set, { at: day }) : []) {
        const by = changes.filter((one) => concerns(one, row, id) && one.start <= day && day < one.end)
        for (const { line } of by)
          broken.set(`${line} ${id}`, {
            line,
            fault: { ...faultOf(key, numbersOf(row, day)), column: 'headcount' }
          })
      }
    }
  }
  return [...broken.values()]
}

type Violation = Record<string, unknown> & { id: string; label: string }

/** A grantor that gave too much concerns whoever got it by the file; a body that has too many, its own row. */
function concerns(change: QuotaChange, row: Violation, rule: (typeof rules)[number][0]): boolean {
  if (row.pot !== change.pot) return false
  if (row.id === change.organizationId) return true
  return rule === 'quota_children_within_parent' && row.id === change.grantorId
}

function numbersOf(row: Violation, day: Day): Record<string, string | number> {
  const number = (value: unknown) => Number(value ?? 0)
  return { body: row.label, day, assigned: number(row.assigned), given: number(row.given ?? row.filled) }
}

async function daysWithin(tx: Snapshot, changes: QuotaChange[]): Promise<Day[]> {
  const spans: Span[] = changes.map(({ start, end }) => ({ start, end }))
  const { rows } = await sql<{ day: Day }>`
    select distinct greatest(lower(q.valid), g.start) as day
    from jsonb_to_recordset(${JSON.stringify([...new Map(spans.map((one) => [JSON.stringify(one), one])).values()])}::jsonb)
      as g(start date, "end" date)
    join quota q on q.valid && daterange(g.start, g."end") order by 1`.execute(tx)
  return rows.map(({ day }) => day)
}
