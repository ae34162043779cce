import { liveThrough } from '../../../modules/dossiers/index.ts'
import { type ClockRules, dayOf } from '../../../platform/calendar/index.ts'
import { refusal } from '../../../platform/problem.ts'
import type { DossierRow } from '../../read/types.ts'
import { Random } from '../random.ts'
import { planLife } from './life.ts'
import { daysBack, offered, type Sowing } from './seeds.ts'
import { comes, submittedBefore, workingDays } from './times.ts'
import type { Citizen, Matter, Planned, Seed } from './types.ts'

type Desk = DossierRow<'dossierDesks'>
const tries = 600

/** Dossiers that lie on desks now as the table says: begun lately, and just so far. */
export function sowDesks(
  desks: readonly Desk[],
  sowing: Sowing,
  rules: ClockRules,
  citizens: readonly Citizen[]
): Seed[] {
  return desks.flatMap((desk) => {
    const citizen = citizens.find(({ subject }) => subject === desk.citizen)
    return sowDesk(desk, sowing, rules).map((seed) => ({ ...seed, ...(citizen && { citizen }) }))
  })
}

function sowDesk(desk: Desk, sowing: Sowing, rules: ClockRules): Seed[] {
  const { calendar, now, share } = sowing
  const random = new Random(`${sowing.seed} desk ${desk.id}`)
  const matters = mattersOf(desk, sowing)
  const today = dayOf(now, calendar.timeZone)
  const days = workingDays(calendar, daysBack(calendar, today, desk.days), today)
  const seeds: Seed[] = []
  const wanted = Math.ceil(desk.count * share)
  for (let attempt = 0; attempt < tries * wanted && seeds.length < wanted; attempt++) {
    const matter = random.weighted(matters, ({ habits }) => habits.weight)
    const seed = seedOn(random.pick(days), matter, desk, sowing, random)
    if (seed && (seed.instead || standsNow(seed, desk, sowing, rules))) seeds.push(seed)
  }
  return seeds
}

/** @throws refusal when the last times know no such place, or nothing can be applied for there */
function mattersOf({ area, procedures, citizen }: Desk, { times }: Sowing): Matter[] {
  const found = offered(times.at(-1), procedures).flatMap(({ matters }) =>
    matters.filter(
      ({ place, version: { content } }) =>
        // Who signs in has applied at home.
        place.code === area &&
        (!citizen || (content.online !== 'none' && content.channels.includes('online')))
    )
  )
  if (!found.length) throw refusal('locality.refusal.no_body', { code: area, table: 'dossier_desks.csv' })
  return found
}

function seedOn(
  day: string,
  matter: Matter,
  { stands, late, citizen }: Desk,
  sowing: Sowing,
  random: Random
): Seed | null {
  const { calendar, now } = sowing
  const received = comes(calendar, day, random)
  const nth = random.between(0, 2 ** 31)
  if (stands === 'draft' || stands === 'submitted') {
    if (received > now) return null
    const channel = stands === 'submitted' || citizen || random.next() < 0.3 ? 'online' : 'counter'
    return { nth, matter, channel, at: received, received: null, instead: stands }
  }
  const channel = citizen || random.next() * 100 < (matter.habits.online ?? 0) ? 'online' : 'counter'
  const at = channel === 'online' ? submittedBefore(calendar, day, received, random) : received
  if (received > now) return null
  const awaits = stands === 'supplement' || stands === 'payment' ? { awaits: stands } : {}
  return { nth, matter, channel, at, received, ...awaits, ...(late !== undefined && { late }) }
}

function standsNow(
  seed: Seed,
  { stands }: Desk,
  { seed: name, calendar, now }: Sowing,
  rules: ClockRules
): boolean {
  const planned = planLife(seed, new Random(`${name} ${seed.nth}`), calendar, rules).filter(
    ({ at }) => at <= now
  )
  const { life } = liveThrough(planned.map(asEvent))
  return seed.awaits
    ? life.waiting.some((one) => one.for === seed.awaits)
    : life.phase === stands && !life.waiting.length
}

/** Enough of an event for the question how a dossier stands. */
const asEvent = ({ type, at }: Planned) =>
  ({
    type,
    at: new Date(at).toISOString(),
    ...{ id: 'x', unit: 'x', by: 'x', until: '2999-01-01T00:00:00Z', outcome: 'grant', number: '1' }
  }) as never
