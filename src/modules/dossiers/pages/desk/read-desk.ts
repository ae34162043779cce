import type { FastifyRequest } from 'fastify'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { signedIn } from '../../../../platform/http/index.ts'
import type { Actor } from '../../../../platform/record/index.ts'
import { nowOf } from '../../api.ts'
import { type Named, peopleNamed, proceduresAmong, unitsWithin } from '../../desk/colleagues.ts'
import { countDesk, type DeskCounts } from '../../desk/counts.ts'
import { filtersOf, type KeptFilter } from '../../desk/filters/store.ts'
import { stepUnitsNamed, unitHeld, unitsNamed } from '../../desk/held.ts'
import { type Left, leftUntil } from '../../desk/left.ts'
import { type Listed, type ListedDossier, listDossiers, type View } from '../../desk/list.ts'
import { mayDo } from '../../desk/may.ts'
import { type Desk, deskOf } from '../../desk/scope.ts'
import { openWarnings, type Warned } from '../../desk/warnings/store.ts'
import { calendarOf, clockRulesOn } from '../../law.ts'
import { type BulkVerb, bulkVerbs } from './bulk/verbs.ts'
import { type DeskQuery, momentsOf, viewsOf } from './query.ts'

/** A line of a desk: the dossier, who works on it, and how much time there is. */
export interface DeskRow extends ListedDossier {
  unit: string | null
  /** The unit that does the present step for another body that leads, and whether that is one of the reader's. */
  stepUnit: { name: string; ours: boolean } | null
  left: Left | null
  /** What whoever looks may do to it together with others. */
  may: BulkVerb[]
}

/** The list of a desk as it is drawn, and drawn anew. */
export interface DeskList {
  query: DeskQuery
  view: View
  views: View[]
  counts: DeskCounts
  rows: DeskRow[]
  next: string | null
  previous: string | null
  /** Time of the clock at which it was read. */
  time: string
}

/** Everything on the page of a desk. */
export interface DeskModel extends DeskList {
  desk: Desk
  procedures: Named[]
  units: Named[]
  people: (Named & { unit: string | null })[]
  kept: KeptFilter[]
  warnings: { count: number; items: Warned[] }
}

/** The list that an address asks for; null: whoever asks has no desk. */
export async function readList(
  tx: Snapshot,
  request: FastifyRequest,
  query: DeskQuery
): Promise<(DeskList & { desk: Desk }) | null> {
  const { today, timeZone } = request.view
  const desk = await deskOf(tx, signedIn(request), today)
  const views = viewsOf(desk)
  const [first] = views
  if (!first) return null
  const asked = query.view && views.includes(query.view) ? query.view : undefined
  const now = nowOf(request)
  const listOf = await listsOf(tx, desk, query, { now, timeZone })
  // Whoever says no part looks in all of them, one after the other: a dossier is found wherever it lies.
  const { view, page } = await firstFound(query.q && !asked ? views : [asked ?? first], listOf)
  const counts = await countDesk(tx, desk, { view, now, others: views.filter((one) => one !== view) })
  return {
    ...{ desk, query, view, views, counts, next: page.next, previous: page.previous },
    rows: await rowsOf(tx, signedIn(request), page.items, desk, now),
    time: Temporal.Instant.from(now)
      .toZonedDateTimeISO(timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' })
  }
}

/** The list of a part of the desk, for what an address asks. */
async function listsOf(
  tx: Snapshot,
  desk: Desk,
  query: DeskQuery,
  { now, timeZone }: { now: string; timeZone: string }
): Promise<(view: View) => Promise<Listed>> {
  const { procedure: procedureId, unit, person: personId, ...asked } = query
  const held = unit && (await unitHeld(tx, desk, unit))
  return (view) =>
    listDossiers(tx, desk, {
      ...asked,
      ...momentsOf(query, timeZone),
      ...{ view, now, procedureId, personId },
      ...(held && { unit: held })
    })
}

/** The first part that has something, or the first of all. */
async function firstFound(
  views: readonly View[],
  listOf: (view: View) => Promise<Listed>
): Promise<{ view: View; page: Listed }> {
  const [first = 'mine', ...others] = views
  const page = await listOf(first)
  if (page.items.length) return { view: first, page }
  for (const view of others) {
    const there = await listOf(view)
    if (there.items.length) return { view, page: there }
  }
  return { view: first, page }
}

/** The list with what stands around it. */
export async function readDesk(
  tx: Snapshot,
  request: FastifyRequest,
  query: DeskQuery
): Promise<DeskModel | null> {
  const list = await readList(tx, request, query)
  if (!list) return null
  const { desk, counts } = list
  const actor = signedIn(request)
  return {
    ...list,
    procedures: await proceduresAmong(tx, withAsked(counts.procedures, query.procedure)),
    units: await unitsWithin(tx, [...desk.leads, ...desk.units], desk.day),
    people: await peopleNamed(tx, withAsked(counts.people, query.person), desk.day),
    kept: await filtersOf(tx, actor.personId),
    warnings: await openWarnings(tx, desk, nowOf(request))
  }
}

/** What is chosen can be seen in the choice, also when nothing of it runs. */
const withAsked = (among: readonly string[], asked: string | undefined) => [
  ...among,
  ...(asked ? [asked] : [])
]

async function rowsOf(
  tx: Snapshot,
  actor: Actor,
  items: readonly ListedDossier[],
  desk: Desk,
  now: string
): Promise<DeskRow[]> {
  const { day } = desk
  const units = await unitsNamed(tx, items, day)
  const steps = await stepUnitsNamed(tx, items, day)
  const ours = new Set([...desk.units, ...desk.leads])
  const calendar = await calendarOf(tx)
  const { hoursADay } = await clockRulesOn(tx, day)
  const ids = items.map(({ id }) => id)
  const may = await mayDo(tx, actor, ids, day, bulkVerbs)
  return items.map((item) => ({
    ...item,
    unit: units.get(item.id)?.name ?? null,
    stepUnit: stepUnitOf(steps.get(item.id), ours),
    left: item.dueAt && !item.endedAt ? leftUntil(calendar, item.dueAt, now, hoursADay) : null,
    may: may.get(item.id) ?? []
  }))
}

function stepUnitOf(
  unit: { id: string; name: string } | undefined,
  ours: ReadonlySet<string>
): DeskRow['stepUnit'] {
  return unit ? { name: unit.name, ours: ours.has(unit.id) } : null
}
