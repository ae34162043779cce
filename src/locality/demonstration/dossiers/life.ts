import { type Calendar, type ClockRules, dueAt, type Span } from '../../../platform/calendar/index.ts'
import type { Random } from '../random.ts'
import { stepElsewhere } from './away.ts'
import { after, between } from './times.ts'
import type { Planned, Role, Seed } from './types.ts'
import { words } from './words.ts'

const minute = 60_000
/** Percent of dossiers. */
const [sometimes, mostly] = [20, 95]
const workingDay = 8 * 60 * minute

/** How far into the way to its result each thing happens to a dossier. */
const along = {
  assign: 0.08,
  supplement: 0.2,
  opinion: 0.25,
  away: 0.3,
  given: 0.5,
  payment: 0.55,
  withdraw: 0.4
}
const towards = { stop: 0.6, propose: 0.66, return: 0.73, again: 0.84, extend: 0.88, sign: 0.92, release: 1 }

/**
 * What happens to a dossier from its beginning to its end, as its procedure usually goes. Pure: the same seed and chance
 * give the same life.
 */
export function planLife(seed: Seed, random: Random, calendar: Calendar, rules: ClockRules): Planned[] {
  const way = new Way(seed, random, calendar, rules)
  way.begin()
  if (seed.received !== null) way.settle(seed.received)
  return way.planned
}

class Way {
  readonly planned: Planned[] = []
  readonly #seed: Seed
  readonly #random: Random
  readonly #calendar: Calendar
  readonly #rules: ClockRules
  readonly #stands: Span[] = []
  /** Since when the rest of the way is measured, and how far it was then. */
  #base = 0
  #done = 0
  /** Working time that the rest of the way takes. */
  #rest = 0
  /** How much of the time limit it takes; above 1 it is late. */
  readonly #pace: number

  constructor(seed: Seed, random: Random, calendar: Calendar, rules: ClockRules) {
    this.#seed = seed
    this.#random = random
    this.#calendar = calendar
    this.#rules = rules
    const late = this.#chance(seed.late ?? seed.matter.habits.late)
    this.#pace = late ? 1.06 + 0.9 * random.next() ** 2 : 0.2 + 0.74 * Math.sqrt(random.next())
  }

  begin(): void {
    const { at, channel, instead } = this.#seed
    if (instead === 'draft') {
      this.#add('draft', at, channel === 'online' ? 'applicant' : 'counter')
      return
    }
    if (channel !== 'online') return
    this.#add('draft', at - this.#random.between(3, 40) * minute, 'applicant')
    this.#add('submit', at, 'applicant')
    if (instead !== 'refused') return
    const reason = this.#random.pick(words.refuse)
    this.#add('refuse', after(this.#calendar, at, this.#random.between(30, 420) * minute), 'counter', {
      reason
    })
  }

  settle(received: number): void {
    const { habits } = this.#seed.matter
    this.#add('receive', received, 'counter')
    this.#base = received
    this.#measure(received)
    this.#add('assign', this.#at(along.assign), 'head')
    const { awaits } = this.#seed
    if (awaits === 'supplement' || this.#chance(habits.supplement)) this.#supplement()
    if (awaits === 'supplement') return
    if (this.#chance(habits.opinion)) this.#opinion()
    this.#elsewhere()
    if (!awaits && this.#chance(habits.withdraw)) {
      this.#add('withdraw', this.#at(along.withdraw), 'counter', {
        reason: this.#random.pick(words.withdraw)
      })
      return
    }
    if (awaits === 'payment' || this.#chance(habits.payment)) this.#payment()
    if (awaits === 'payment') return
    if (this.#chance(habits.stop)) {
      this.#add('stop', this.#at(towards.stop), 'head', { reason: this.#random.pick(words.stop) })
      return
    }
    this.#decide()
    this.#handOver()
  }

  #decide(): void {
    const { habits } = this.#seed.matter
    const outcome = this.#chance(habits.deny) ? ('deny' as const) : ('grant' as const)
    this.#add('propose', this.#at(towards.propose), 'settler', { outcome })
    if (this.#chance(habits.rework)) {
      this.#add('return', this.#at(towards.return), 'decider', { reason: this.#random.pick(words.rework) })
      this.#add('propose', this.#at(towards.again), 'settler', { outcome })
    }
    if (this.#chance(habits.extend)) this.#extend()
    this.#add('sign', this.#at(towards.sign), 'decider')
    this.#add('release', this.#at(towards.release), 'registry')
  }

  #handOver(): void {
    const { habits } = this.#seed.matter
    const released = this.planned.at(-1)?.at ?? 0
    const sent = after(this.#calendar, released, this.#random.between(4, 50) * minute)
    this.#add('send', sent, 'registry')
    const days = this.#chance(habits.slow) ? this.#random.between(5, 25) : 3 * this.#random.next() ** 4
    this.#add(
      'hand_over',
      after(this.#calendar, sent, days * workingDay + this.#random.between(5, 60) * minute),
      'counter'
    )
  }

  /** Asks once for what is missing; meanwhile the clock stands. */
  #supplement(): void {
    const asked = this.#at(along.supplement)
    this.#add('ask_supplement', asked, 'settler', { reason: this.#random.pick(words.supplement) })
    if (this.#seed.awaits === 'supplement') return
    const brought = after(this.#calendar, asked, (0.3 + 5 * this.#random.next() ** 2) * workingDay)
    this.#add('supplement', brought, 'counter')
    this.#resume(along.supplement, asked, brought)
  }

  #payment(): void {
    const { habits, version } = this.#seed.matter
    const fees = version.content.fees.reduce((sum, { amount }) => sum + amount, 0)
    const amount = fees || habits.fee
    if (!amount || !version.content.clockStops.includes('payment')) return
    const asked = this.#at(along.payment)
    this.#add('ask_payment', asked, 'settler', { amount })
    if (this.#seed.awaits === 'payment') return
    const paid = after(this.#calendar, asked, (0.1 + 4 * this.#random.next() ** 2) * workingDay)
    this.#add('pay', paid, 'counter')
    this.#resume(along.payment, asked, paid)
  }

  #opinion(): void {
    const asked = Math.max(this.#at(along.opinion), this.planned.at(-1)?.at ?? 0)
    this.#add('seek_opinion', asked, 'settler', { reason: this.#random.pick(words.question) })
    this.#add('give_opinion', this.#at(along.given), 'asked', { reason: this.#random.pick(words.opinion) })
  }

  /** A step that another body does: there, and back. Some are done only sometimes. */
  #elsewhere(): void {
    const step = stepElsewhere(this.#seed.matter.version)
    if (!step || !this.#chance(step.condition ? sometimes : mostly)) return
    this.#add('pass', this.#at(along.away), 'settler')
    this.#add('pass', this.#at(along.given), 'other')
  }

  /** An apology and a later date, before the first is over; then it is kept. */
  #extend(): void {
    const at = this.#at(towards.extend)
    const until = after(this.#calendar, at, this.#random.between(2, 8) * workingDay)
    this.#add('extend', at, 'head', { until, reason: this.#random.pick(words.extend) })
    this.#base = at
    this.#done = towards.extend
    this.#rest = (between(this.#calendar, at, until) * 0.8) / this.#pace
  }

  #resume(done: number, from: number, to: number): void {
    this.#stands.push({ from, to })
    this.#base = to
    this.#done = done
    this.#measure(to)
  }

  /** The working time that is left until the dossier is due. */
  #measure(from: number): void {
    const { received, matter } = this.#seed
    const { limit } = matter.version.content
    const due =
      limit &&
      dueAt(this.#calendar, { received: received ?? from, limit, ...this.#rules, stands: this.#stands })
    this.#rest = Math.max(due ? between(this.#calendar, from, due) : 5 * workingDay, 25 * minute)
  }

  #at(share: number): number {
    const part = (share - this.#done) / (1 - this.#done)
    const jitter = 1 + 0.06 * (this.#random.next() - 0.5)
    return after(this.#calendar, this.#base, this.#rest * this.#pace * part * (part < 1 ? jitter : 1))
  }

  #add(type: Planned['type'], at: number, by: Role, more: Partial<Planned> = {}): void {
    const last = this.planned.at(-1)?.at
    this.planned.push({ type, at: last === undefined ? at : Math.max(at, last + 20_000), by, ...more })
  }

  #chance(percent = 0): boolean {
    return this.#random.next() * 100 < percent
  }
}
