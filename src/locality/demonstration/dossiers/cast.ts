import type { Whereabouts } from '../../../modules/dossiers/index.ts'
import { dayOf } from '../../../platform/calendar/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Actor, Ground } from '../../../platform/record/index.ts'
import type { Random } from '../random.ts'
import type { Applicant } from './applicants.ts'
import type { Holder } from './staff.ts'
import type { Stage } from './stage.ts'
import type { Era, Planned, Seed } from './types.ts'

export type Hand = { actor: Pick<Actor, 'subject' | 'name' | 'personId'>; ground: Ground | null }

/** When and where something happens to a dossier. */
export interface Scene {
  at: number
  day: Day
  era: Era
  where: Whereabouts
}

/** Finds who does something to one dossier. */
export class Cast {
  /** Something was taken for granted: ask again when it is found. */
  uncertain = false
  readonly #stage: Stage
  readonly #seed: Seed
  readonly #pileId: number
  readonly #applicant: Applicant
  readonly #random: Random

  constructor(stage: Stage, seed: Seed, pileId: number, applicant: Applicant, random: Random) {
    this.#stage = stage
    this.#seed = seed
    this.#pileId = pileId
    this.#applicant = applicant
    this.#random = random
  }

  /** Undefined: nobody knows who has the dossier then. */
  sceneOf({ at }: Planned): Scene | undefined {
    const { times, calendar } = this.#stage
    const era = times.find((one) => at < one.era.end)?.era
    const where = era && this.#stage.where(this.#pileId, era)
    return where && !where.open ? { at, day: dayOf(at, calendar.timeZone), era, where } : undefined
  }

  applicant(): Hand {
    const { number, name, subject = `citizen:${number}` } = this.#applicant
    return { actor: { subject, name, personId: null }, ground: null }
  }

  /** Whoever receives at a center. */
  counter(scene: Scene, centerId: string): Hand | undefined {
    const people = this.#with('dossiers.receive', [centerId], scene)
    return this.#hand(
      this.#random.shuffled(people),
      'dossiers.receive',
      { organizationId: centerId },
      scene,
      centerId
    )
  }

  head(scene: Scene): Hand | undefined {
    const { unitId, custodianId } = scene.where
    const people = this.#with('dossiers.assign', [unitId, custodianId], scene)
    return this.#hand(people, 'dossiers.assign', { organizationId: unitId }, scene, custodianId)
  }

  /** Somebody of the unit: in the position that the procedure names, if there is one. */
  settler(scene: Scene, unitId = scene.where.unitId): Hand | undefined {
    const steps = this.#seed.matter.version.content.steps
    const named = new Set(steps.map(({ position }) => position))
    const people = this.#random.shuffled(this.#with('dossiers.settle', [unitId], scene))
    const ordered = people.toSorted((a, b) => Number(named.has(b.position)) - Number(named.has(a.position)))
    const leads = this.#stage.positions.get('dossiers.assign')
    const own = ordered.toSorted((a, b) => Number(leads?.has(a.position)) - Number(leads?.has(b.position)))
    return this.#hand(own, 'dossiers.settle', { organizationId: unitId }, scene, unitId)
  }

  /** Somebody who acted before, on the ground that they have now. */
  again({ actor }: Hand, scene: Scene): Hand | undefined {
    const { unitId } = scene.where
    const own = this.#stage.staff.in(unitId, scene.day).filter(({ personId }) => personId === actor.personId)
    return this.#hand(own, 'dossiers.settle', { organizationId: unitId }, scene, unitId)
  }

  /** Whether somebody who was assigned still works there and is not away. */
  stays(personId: string, { day, where }: Scene): boolean {
    return this.#stage.staff.in(where.unitId, day).some((one) => one.personId === personId)
  }

  decider(scene: Scene): Hand | undefined {
    const { day, era, where } = scene
    const { staff, times } = this.#stage
    const power = this.#seed.matter.version.content.power ?? ''
    const post = times[era.nth]?.deciders.get(`${power} ${where.placeId}`)
    const holder = post ? staff.holding(post, day) : undefined
    const there = holder && !staff.isAway(holder.personId, day)
    const people = there ? [holder] : staff.in(where.custodianId, day)
    const when = there ? '' : ` away ${day}`
    return this.#hand(people, power, { areaId: where.placeId }, scene, where.custodianId, when)
  }

  registry(scene: Scene, at: 'custodian' | 'unit' = 'custodian'): Hand | undefined {
    const { custodianId, unitId } = scene.where
    const bodies = [...new Set([unitId, custodianId, ...this.#stage.units(custodianId, scene.era)])]
    const people = this.#with('dossiers.release', bodies, scene)
    const [first, second] = at === 'custodian' ? [custodianId, unitId] : [unitId, custodianId]
    return (
      this.#hand(people, 'dossiers.release', { organizationId: first }, scene, custodianId) ??
      this.#hand(people, 'dossiers.release', { organizationId: second }, scene, custodianId)
    )
  }

  #with(power: string, bodies: readonly string[], { day }: Scene): Holder[] {
    const positions = this.#stage.positions.get(power)
    return bodies.flatMap((body) =>
      this.#stage.staff.in(body, day).filter(({ position }) => positions?.has(position))
    )
  }

  /** The first who may do it. Before anybody is known to serve, it is the body that does it. */
  #hand(
    people: readonly Holder[],
    power: string,
    target: { organizationId: string } | { areaId: string },
    { day, era }: Scene,
    bodyId: string,
    when = ''
  ): Hand | undefined {
    if (this.#stage.unmanned(era)) return this.#body(bodyId)
    for (const { personId, code, name } of people) {
      const ground = this.#stage.grounds.of({ personId, power, ...target, at: day }, `${era.nth}${when}`)
      if (ground === undefined) this.uncertain = true
      if (ground !== null) return { actor: { subject: code, name, personId }, ground: ground ?? null }
    }
    return undefined
  }

  #body(bodyId: string): Hand {
    const name = this.#stage.nameOf(bodyId)
    const ground = { capacity: name, postId: null, vestings: [] }
    return { actor: { subject: 'system:locality', name, personId: null }, ground }
  }
}
