import type { Book, DossierEvent, Told } from '../../../modules/dossiers/index.ts'
import type { Random } from '../random.ts'
import type { Away } from './away.ts'
import type { Cast, Hand, Scene } from './cast.ts'
import type { Stage } from './stage.ts'
import type { Planned, Seed } from './types.ts'

/** What is told of one dossier so far. */
export interface Story {
  told: Told[]
  opinions: Book['opinions'][number][]
  /** Entries with which supplements came in. */
  supplements: number[]
  receptionId: string | null
}

const second = 1000

/** Tells the planned life with the people who really serve on each day; where nobody can do the next thing it waits. */
export function tell(
  stage: Stage,
  seed: Seed,
  planned: readonly Planned[],
  cast: Cast,
  random: Random,
  away?: Away
): Story {
  const answered = planned.find(({ type }) => type === 'give_opinion')?.at ?? Number.POSITIVE_INFINITY
  const teller = new Teller(stage, seed, cast, random, answered, away)
  for (const one of planned) if (!teller.tell(one)) break
  return teller.story
}

class Teller {
  readonly story: Story = { told: [], opinions: [], supplements: [], receptionId: null }
  readonly #stage: Stage
  readonly #seed: Seed
  readonly #cast: Cast
  readonly #random: Random
  /** When the opinion that is sought comes. */
  readonly #answered: number
  /** Where another body does a step of it. */
  readonly #away: Away | undefined
  #person: string | null = null
  #asked: { id: string; bodyId: string; at: string } | null = null

  constructor(
    stage: Stage,
    seed: Seed,
    cast: Cast,
    random: Random,
    answered: number,
    away: Away | undefined
  ) {
    this.#stage = stage
    this.#seed = seed
    this.#cast = cast
    this.#random = random
    this.#answered = answered
    this.#away = away
  }

  /** @returns false when nobody can do it */
  tell(one: Planned): boolean {
    const scene = this.#cast.sceneOf(one)
    if (!scene) return false
    if (one.type === 'seek_opinion' && !this.#mayAsk(scene)) return true
    if (one.type === 'give_opinion' && !this.#asked) return true
    if (one.type === 'pass' && !this.#away) return true
    const hand = this.#handOf(one, scene)
    if (!hand) return false
    const event = this.#eventOf(one, scene, hand)
    if (!event) return false
    this.story.told.push({ ...event, ...hand })
    return true
  }

  #handOf(one: Planned, scene: Scene): Hand | undefined {
    switch (one.by) {
      case 'applicant':
        return this.#cast.applicant()
      case 'counter':
        return this.#cast.counter(scene, this.#center(scene))
      case 'head':
        return this.#cast.head(scene)
      case 'decider':
        return this.#cast.decider(scene)
      case 'registry':
        return this.#cast.registry(scene, one.type === 'send' ? 'unit' : 'custodian')
      case 'asked':
        return this.#cast.settler(scene, this.#asked?.bodyId)
      case 'other': {
        const there = this.#away && this.#stage.where(this.#away.pileId, scene.era)
        return there && this.#cast.settler(scene, there.unitId)
      }
      case 'settler':
        return this.#settler(one, scene)
    }
  }

  /** Where people go with it: where it was received, if that is still there. */
  #center({ era, where }: Scene): string {
    const { receptionId } = this.story
    if (receptionId && !this.#stage.unmanned(this.#seed.matter.era)) return receptionId
    // What higher bodies decide is received in communes too.
    const near = this.#stage.center(this.#seed.matter.place.id, era)
    return (this.#seed.nth % 3 === 0 && near) || (where.centerId ?? where.custodianId)
  }

  /** The one who is accountable; when they have gone, a colleague takes it over first. */
  #settler({ at }: Planned, scene: Scene): Hand | undefined {
    const hand = this.#hands.get(this.#person ?? '')
    if (hand && this.#person && this.#cast.stays(this.#person, scene)) return this.#cast.again(hand, scene)
    const next = this.#cast.settler(scene)
    if (!next?.actor.personId) return next
    const last = Temporal.Instant.from(this.story.told.at(-1)?.event.at ?? iso(at)).epochMilliseconds
    const took = Math.max(last, at - this.#random.between(60, 500) * second)
    this.#take(next)
    this.story.told.push({
      event: { type: 'take_over', at: iso(took), by: next.actor.personId },
      with: { unit: scene.where.unitId },
      ...next
    })
    return next
  }

  readonly #hands = new Map<string, Hand>()
  #take(hand: Hand): void {
    this.#person = hand.actor.personId
    if (this.#person) this.#hands.set(this.#person, hand)
  }

  /** There is somebody else to ask, and they will still be there to answer. */
  #mayAsk(scene: Scene): boolean {
    const stays = this.#answered < scene.era.end || !this.#stage.unmanned(scene.era)
    return stays && this.#otherUnit(scene) !== undefined
  }

  #otherUnit({ era, where }: Scene): string | undefined {
    const others = this.#stage.units(where.custodianId, era).filter((id) => id !== where.unitId)
    return others.length ? others[this.#seed.nth % others.length] : undefined
  }

  #eventOf(one: Planned, scene: Scene, hand: Hand): Pick<Told, 'event' | 'with' | 'codes'> | undefined {
    const at = iso(one.at)
    const reason = one.reason ?? ''
    const { version } = this.#seed.matter
    const by = hand.actor.personId ?? hand.actor.subject
    switch (one.type) {
      case 'submit':
        return {
          event: { type: 'submit', at, channel: 'online' },
          with: { version: version.number },
          codes: true
        }
      case 'receive': {
        const receptionId = this.#center(scene)
        this.story.receptionId = receptionId
        const more = { receptionId, version: version.number }
        return { event: { type: 'receive', at, channel: this.#seed.channel }, with: more, codes: true }
      }
      case 'assign': {
        const to = this.#cast.settler(scene)
        if (!to) return undefined
        this.#take(to)
        const person = to.actor.personId
        return { event: { type: 'assign', at, ...(person && { to: person }), unit: scene.where.unitId } }
      }
      case 'ask_supplement':
        return { event: { type: 'ask_supplement', at, items: [this.#missing()], reason } }
      case 'supplement':
        this.story.supplements.push(this.story.told.length + 1)
        return { event: { type: 'supplement', at }, with: { papers: 1 } }
      case 'ask_payment':
        return { event: { type: 'ask_payment', at, amount: one.amount ?? 1 } }
      case 'pay':
        return {
          event: { type: 'pay', at },
          with: { way: this.#random.pick(['cash', 'transfer', 'portal']) }
        }
      case 'seek_opinion': {
        const bodyId = this.#otherUnit(scene) ?? ''
        const id = `${this.story.told.length + 1}-1`
        this.#asked = { id, bodyId, at }
        const open = { id, organizationId: bodyId, question: reason, waits: false, askedAt: at }
        this.story.opinions.push({ ...open, givenAt: null, opinion: null })
        return {
          event: { type: 'seek_opinion', at, id, unit: bodyId, waits: false },
          with: { question: reason }
        }
      }
      case 'give_opinion': {
        const id = this.#asked?.id ?? ''
        const open = this.story.opinions.pop()
        if (open) this.story.opinions.push({ ...open, givenAt: at, opinion: reason })
        return { event: { type: 'give_opinion', at, id, opinion: reason } }
      }
      case 'pass': {
        const { step, bodyId, pileId } = this.#away ?? { step: 1, bodyId: '', pileId: 1 }
        const there = one.by === 'settler'
        return {
          event: there
            ? { type: 'pass', at, step, body: bodyId, pile: pileId }
            : { type: 'pass', at, step: step + 1 }
        }
      }
      case 'propose':
        return { event: { type: 'propose', at, outcome: one.outcome ?? 'grant' } }
      case 'sign':
        return { event: { type: 'sign', at, by } }
      case 'release':
        // Its number follows when everything before it is written.
        return { event: { type: 'release', at, number: scene.where.custodianId } }
      case 'hand_over':
        return { event: { type: 'hand_over', at, way: returnWay(this.#seed) } }
      case 'extend':
        return { event: { type: 'extend', at, until: iso(one.until ?? one.at), reason } }
      case 'refuse':
      case 'return':
      case 'stop':
      case 'withdraw':
        return { event: { type: one.type, at, reason } as DossierEvent }
      default:
        return { event: { type: one.type, at } as DossierEvent }
    }
  }

  /** The paper that is missing. */
  #missing(): string {
    const { components } = this.#seed.matter.version.content
    return components[this.#seed.nth % Math.max(components.length, 1)]?.name ?? 'Giấy tờ'
  }
}

/** Which component of the version is brought later. */
export const missingOf = ({ nth, matter }: Seed): number =>
  nth % Math.max(matter.version.content.components.length, 1)

/** How the result is to be handed over. */
export function returnWay({ channel, nth }: Seed): 'counter' | 'online' | 'post' {
  if (channel === 'post') return 'post'
  return channel === 'online' && nth % 5 < 2 ? 'online' : 'counter'
}

const iso = (at: number): string => new Date(at).toISOString()
