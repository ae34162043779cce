import { type Calendar, dayOf } from '../../../platform/calendar/index.ts'
import { type Day, dayAfter } from '../../../platform/day.ts'
import type { DossierRow } from '../../read/types.ts'
import { apportion, Random } from '../random.ts'
import { comes, crowd, submittedBefore, workingDays } from './times.ts'
import type { Matter, Seed } from './types.ts'
import type { Times } from './world.ts'

export interface Sowing {
  times: readonly Times[]
  calendar: Calendar
  seed: string
  /** The moment until which everything is known. */
  now: number
  /** So much of each number; 1: as the table says. */
  share: number
  full: boolean
}

/** Everything that is received in the periods of the table, and what is refused beside it, in the order of time. */
export function sow(periods: readonly DossierRow<'dossierPeriods'>[], sowing: Sowing): Seed[] {
  const seeds = periods.flatMap((period) => sowPeriod(period, sowing))
  return seeds.filter(({ at, received }) => (received ?? at) <= sowing.now)
}

function sowPeriod(period: DossierRow<'dossierPeriods'>, sowing: Sowing): Seed[] {
  const { calendar, now, share, full } = sowing
  const today = dayOf(now, calendar.timeZone)
  const random = new Random(`${sowing.seed} ${period.id}`)
  const first = period.firstDay ?? daysBack(calendar, today, period.lastDays ?? 1)
  const days = workingDays(calendar, first, period.lastDay ?? today)
  const weights = days.map((day) => crowd(day, random))
  const wanted = Math.round(
    (full ? period.full : period.quick) * share * (period.per === 'day' ? days.length : 1)
  )
  const counts = apportion(wanted, weights)
  return days.flatMap((day, nth) => {
    const time = sowing.times.findLast(({ era }) => era.day <= day)
    const offers = offered(time, period.procedures)
    if (!time || !offers.length || day > today) return []
    const daily = new Random(`${sowing.seed} ${period.id} ${day}`)
    return Array.from({ length: counts[nth] ?? 0 }, () => sowOne(offers, day, sowing, daily)).flat()
  })
}

/** What can be applied for, of some procedures or of all. */
export function offered(time: Times | undefined, procedures: readonly string[] = []): Times['offers'] {
  const all = time?.offers ?? []
  return procedures.length ? all.filter(({ habits }) => procedures.includes(habits.procedure)) : all
}

/** One that is received; some that are handed in online are refused beside it. */
function sowOne(offers: Times['offers'], day: Day, { calendar }: Sowing, random: Random): Seed[] {
  const offer = random.weighted(offers, ({ habits }) => habits.weight)
  const matter = somewhere(offer.matters, random)
  const { online = 0, post = 0, refuse = 0 } = matter.habits
  const open = matter.version.content.channels
  const draw = random.next() * 100
  const channel =
    draw < online && open.includes('online')
      ? 'online'
      : draw > 100 - post && open.includes('post')
        ? 'post'
        : 'counter'
  const received = comes(calendar, day, random)
  const at = channel === 'online' ? submittedBefore(calendar, day, received, random) : received
  const seed: Seed = { nth: random.between(0, 2 ** 31), matter, channel, at, received }
  if (channel !== 'online' || random.next() * 100 >= refuse) return [seed]
  const refused: Seed = { ...seed, nth: seed.nth + 1, received: null, instead: 'refused' }
  return [seed, refused]
}

/** Places by how many live there; some procedures are asked for more in towns. */
export function somewhere(matters: readonly Matter[], random: Random): Matter {
  return random.weighted(
    matters,
    ({ place, habits }) => place.population * (place.urban ? (habits.urban ?? 1) : 1)
  )
}

/** The day before so many working days. */
export function daysBack(calendar: Calendar, today: Day, count: number): Day {
  const ages = Temporal.PlainDate.from(today)
    .subtract({ days: count * 3 + 20 })
    .toString()
  return workingDays(calendar, ages, today).at(-count) ?? dayAfter(ages)
}
