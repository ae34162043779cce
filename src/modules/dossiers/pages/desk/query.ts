import { z } from 'zod'
import { type Day, dayAfter, zDay } from '../../../../platform/day.ts'
import { asOf, blankAsAbsent } from '../../../../platform/http/index.ts'
import { states, type View, views } from '../../desk/list.ts'
import { channels } from '../../dossier.ts'

/** What the address of a desk says. */
export const deskQuery = asOf.extend({
  view: blankAsAbsent(z.enum(views).optional()),
  state: blankAsAbsent(z.enum(states).optional()),
  procedure: blankAsAbsent(z.uuid().optional()),
  unit: blankAsAbsent(z.uuid().optional()),
  person: blankAsAbsent(z.uuid().optional()),
  channel: blankAsAbsent(z.enum(channels).optional()),
  from: blankAsAbsent(zDay.optional()),
  to: blankAsAbsent(zDay.optional()),
  q: blankAsAbsent(z.string().trim().max(100).optional()),
  after: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
  select: z.literal('all').optional()
})
export type DeskQuery = z.output<typeof deskQuery>

/** What of an address makes a view that somebody can keep: not the page, the day or the language. */
export const keptNames = [
  ...(['view', 'state', 'procedure', 'unit', 'person', 'channel', 'from', 'to', 'q'] as const)
]

/** The query of a view as it is kept: `view=mine&state=late`. */
export function keptQuery(query: DeskQuery): string {
  const kept = keptNames.flatMap((name): [string, string][] => (query[name] ? [[name, query[name]]] : []))
  return new URLSearchParams(kept).toString()
}

/** Only what a view is made of; whatever else an address may say is left out. */
export function safeQuery(text: string): Record<string, string> {
  const names = new Set<string>(keptNames)
  return Object.fromEntries([...new URLSearchParams(text)].filter(([name]) => names.has(name)))
}

/** The moments at which a span of days begins and ends in the place; an end that is no day yet is none. */
export function momentsOf(
  { from, to }: Pick<DeskQuery, 'from' | 'to'>,
  timeZone: string
): { receivedFrom?: string; receivedBefore?: string } {
  const start = (day: Day) => Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString()
  return {
    ...(from && { receivedFrom: start(from) }),
    ...(to && { receivedBefore: start(dayAfter(to)) })
  }
}

/** The views that a desk has, the one to begin with first. */
export function viewsOf(desk: {
  units: readonly string[]
  leads: readonly string[]
  counters: readonly string[]
}): View[] {
  const { units, leads, counters } = desk
  return [
    ...(units.length ? (['mine', 'unit'] as const) : []),
    ...(leads.length ? (['body'] as const) : []),
    ...(counters.length ? (['counter', 'to_hand_over'] as const) : []),
    ...(units.length || leads.length ? (['opinions'] as const) : [])
  ]
}
