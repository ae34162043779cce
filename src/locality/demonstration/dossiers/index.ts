import { sql } from 'kysely'
import { pilesFor, writeBooks } from '../../../modules/dossiers/index.ts'
import { dayOf, findClockRules, readCalendar } from '../../../platform/calendar/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { refusal } from '../../../platform/problem.ts'
import type { DossierTables, StaffRow } from '../../read/types.ts'
import { Random } from '../random.ts'
import { ApplicantMaker } from './applicants.ts'
import { type Away, awayOf } from './away.ts'
import { bookOf, ResultNumbers } from './books.ts'
import { Cast } from './cast.ts'
import { sowDesks } from './desks.ts'
import { formData } from './form-data.ts'
import { planLife } from './life.ts'
import { type Sowing, sow } from './seeds.ts'
import { readStage, type Stage } from './stage.ts'
import { type Story, tell } from './tell.ts'
import type { Citizen, Matter, Seed } from './types.ts'
import { readTimes } from './world.ts'

/** How many dossiers are invented, until when. */
export interface Demonstrated {
  /** Seeds chance: the same folder gives the same dossiers. */
  seed: string
  /** The moment until which everything has happened, ISO. */
  now: string
  full: boolean
  /** Those as whom one can sign in. */
  citizens?: readonly Citizen[]
  /** So much of the numbers of the tables; 1 if not said. */
  share?: number
  progress?: ((done: number, total: number) => void) | undefined
}

const together = 400

/**
 * Invents dossiers and writes the whole of their lives: from the first period of the table until now, by whoever really
 * held the posts on each day. All of it, or nothing.
 * @returns how many dossiers were written
 */
export async function writeDossiers(
  tx: Tx,
  { dossiers, dossierPeriods, dossierDesks }: DossierTables,
  staffNames: readonly StaffRow<'staffNames'>[],
  { seed, now: moment, full, citizens = [], share = 1, progress }: Demonstrated
): Promise<number> {
  const now = Temporal.Instant.from(moment).epochMilliseconds
  const calendar = await readCalendar(tx, await zoneOf(tx))
  const today = dayOf(now, calendar.timeZone)
  const from = dossierPeriods.flatMap(({ row }) => row.firstDay ?? []).sort()[0]
  const rules = await findClockRules(tx, today)
  if (!dossiers.length || !from || today < from) return 0
  if (!rules) throw refusal('locality.refusal.no_clock', { day: today })

  const times = await readTimes(
    tx,
    dossiers.map(({ row }) => row),
    calendar,
    { from, to: today }
  )
  const sowing: Sowing = { times, calendar, seed, now, share, full }
  const seeds = [
    ...sow(
      dossierPeriods.map(({ row }) => row),
      sowing
    ),
    ...sowDesks(
      dossierDesks.map(({ row }) => row),
      sowing,
      rules,
      citizens
    )
  ].toSorted((one, other) => one.at - other.at || one.nth - other.nth)
  const pileOf = await pilesOf(tx, seeds)
  const away = await awayOf(tx, seeds)
  const stage = await readStage(tx, times, { calendar, rules })
  const makers = new ApplicantMaker(staffNames, seed, from)
  const numbers = new ResultNumbers(await numberPatternOf(tx, today))
  let done = 0
  for (let at = 0; at < seeds.length; at += together) {
    const some = seeds.slice(at, at + together)
    const stories = await toldOf(
      tx,
      stage,
      some.map((one) => livedBy(one, pileOf(one.matter), makers, sowing, stage)),
      away
    )
    const books = stories.flatMap(({ given, story, random }) =>
      story.told.length ? [bookOf(stage, given, story, numbers, random)] : []
    )
    await writeBooks(tx, books)
    done += books.length
    progress?.(at + some.length, seeds.length)
  }
  return done
}

type Lived = ReturnType<typeof livedBy>

/** Who applies with what, and what is planned to happen until now. */
function livedBy(seed: Seed, pileId: number, makers: ApplicantMaker, sowing: Sowing, stage: Stage) {
  const { calendar, now } = sowing
  const name = `${sowing.seed} ${seed.nth}`
  const planned = planLife(seed, new Random(name), calendar, stage.rules).filter(({ at }) => at <= now)
  const random = new Random(`${name} who`)
  const { place, habits, version } = seed.matter
  const applicant = seed.citizen
    ? makers.known(seed.citizen, place, random)
    : makers.make(place, habits, random)
  const day = dayOf(seed.at, calendar.timeZone)
  // What they have only begun is theirs to fill in.
  const begun = seed.citizen && seed.instead === 'draft'
  const data = begun ? {} : formData(version.content.form, { applicant, place, makers, random, day })
  return { name, planned, random, given: { seed, pileId, applicant, data } }
}

/** Tells the lives; again, as long as it is not known who may do what. */
async function toldOf(
  tx: Tx,
  stage: Stage,
  lived: readonly Lived[],
  away: (matter: Matter) => Away | undefined
): Promise<(Lived & { story: Story })[]> {
  const told = new Map<Lived, Story>()
  let open = [...lived]
  while (open.length) {
    const uncertain: Lived[] = []
    for (const one of open) {
      const { seed, pileId, applicant } = one.given
      const random = new Random(`${one.name} cast`)
      const cast = new Cast(stage, seed, pileId, applicant, random)
      told.set(one, tell(stage, seed, one.planned, cast, random, away(seed.matter)))
      if (cast.uncertain) uncertain.push(one)
    }
    open = (await stage.grounds.find(tx)) ? uncertain : []
  }
  return lived.flatMap((one) => {
    const story = told.get(one)
    return story ? [{ ...one, story }] : []
  })
}

async function pilesOf(tx: Tx, seeds: readonly Seed[]): Promise<(matter: Matter) => number> {
  const keyOf = (of: { originId: string; functionCode: string; placeId: string }) =>
    `${of.originId} ${of.functionCode} ${of.placeId}`
  const wanted = (matter: Matter) => ({
    originId: matter.originId,
    functionCode: matter.version.content.field,
    placeId: matter.place.id
  })
  const all = new Map(seeds.map(({ matter }) => [keyOf(wanted(matter)), wanted(matter)]))
  const piles = new Map((await pilesFor(tx, [...all.values()])).map((pile) => [keyOf(pile), pile.id]))
  return (matter) => {
    const id = piles.get(keyOf(wanted(matter)))
    if (id === undefined) throw new Error('a pile was not made')
    return id
  }
}

async function zoneOf(tx: Tx): Promise<string> {
  const found = await sql<{ zone: string }>`select time_zone as zone from locality limit 1`.execute(tx)
  return found.rows[0]?.zone ?? 'UTC'
}

async function numberPatternOf(tx: Tx, day: string): Promise<string> {
  const found = await sql<{ pattern: string }>`select number_pattern as pattern from dossier_rule
    where valid @> ${day}::date`.execute(tx)
  return found.rows[0]?.pattern ?? '{number}/{year}'
}
