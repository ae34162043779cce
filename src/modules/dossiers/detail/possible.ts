import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { forbidden, Problem } from '../../../platform/problem.ts'
import { type Actor, type Ground, needPower } from '../../../platform/record/index.ts'
import type { On } from '../acts/dossier-act.ts'
import {
  needAssigner,
  needCorrector,
  needCounter,
  needCounterOrSettler,
  needDecider,
  needRegistry,
  needReturner,
  needSender,
  needUnit
} from '../acts/hands.ts'
import type { acts } from '../acts/index.ts'
import { isOwn, isWrittenAtHome, ownGround } from '../acts/own.ts'
import {
  groundToPropose,
  needAnyAssigner,
  needProposer,
  needStepOrSettler,
  needTaker
} from '../acts/step-hands.ts'
import type { Dossier } from '../dossier.ts'
import type { EventType } from '../life/events.ts'
import { openEvents } from '../life/possible.ts'
import { Where } from '../where.ts'

export type Verb = keyof typeof acts

type Hands = (on: On) => Promise<Ground>

const ownOr =
  (hands: Hands, own = isOwn): Hands =>
  async (on) =>
    own(on.actor, on.dossier) ? ownGround : hands(on)

/** Who settles on the spot does everything alone; what was submitted is received by them as well. */
async function needAlone(on: On): Promise<Ground> {
  await needUnit(on)
  if (on.dossier.phase === 'submitted') await needCounter(on)
  return needDecider(on)
}

/** What can be done, by which event, in whose hands. */
const verbs: [verb: Verb, event: EventType, hands: Hands][] = [
  ['revise', 'draft', ownOr(needCounter, isWrittenAtHome)],
  ['submit', 'submit', ownOr(needCounter, isWrittenAtHome)],
  ['receive', 'receive', needCounter],
  ['refuse', 'refuse', needCounter],
  ['ask-supplement', 'ask_supplement', needCounterOrSettler],
  ['supplement', 'supplement', ownOr(needCounterOrSettler)],
  ['ask-payment', 'ask_payment', needCounterOrSettler],
  ['pay', 'pay', needCounter],
  ['assign', 'assign', needAnyAssigner],
  ['take-over', 'take_over', async (on) => (await needTaker(on)).ground],
  ['settle-at-once', 'take_over', needAlone],
  ['pass', 'pass', needStepOrSettler],
  ['seek-opinion', 'seek_opinion', needStepOrSettler],
  ['propose', 'propose', async (on) => (await needProposer(on)).ground],
  ['return', 'return', needReturner],
  ['sign', 'sign', needDecider],
  ['release', 'release', needRegistry],
  ['send', 'send', needSender],
  ['hand-over', 'hand_over', needCounter],
  ['extend', 'extend', needAssigner],
  ['stop', 'stop', needAssigner],
  ['correct', 'correct', needCorrector],
  ['move-version', 'move_version', needCorrector],
  ['withdraw', 'withdraw', ownOr(needCounter)]
]

/**
 * What somebody may do to a dossier now: the buttons of its page. Opinions stand beside those that were asked.
 * @param among what is asked about; without it everything
 */
export async function possibleVerbs(
  tx: Snapshot,
  whoever: Actor,
  dossier: Dossier,
  day: Day,
  among?: readonly Verb[]
): Promise<Verb[]> {
  const actor = onlyAsking(whoever)
  const open = new Set(openEvents(dossier.life))
  const on = {
    tx,
    actor,
    day,
    at: '',
    dossier,
    where: new Where(tx, dossier, day),
    need: (power: string, target: Parameters<typeof needPower>[3]) => needPower(tx, actor, power, target)
  } as On
  // On the spot nobody else is waited for or asked; what was submitted is received with it.
  const alone = !dossier.waiting.length && !dossier.life.openOpinions.length
  const onTheSpot = alone && open.has(dossier.phase === 'submitted' ? 'receive' : 'take_over')
  const found: Verb[] = []
  for (const [verb, event, hands] of verbs) {
    if (among && !among.includes(verb)) continue
    if (verb === 'settle-at-once' ? !onTheSpot : !open.has(event)) continue
    if (verb === 'take-over' && has(actor, dossier)) continue
    // While a step is done elsewhere, nothing is decided here, and proposed only by those who do it.
    if (
      dossier.life.elsewhere &&
      (verb === 'settle-at-once' || (verb === 'propose' && !(await groundToPropose(on))))
    )
      continue
    if (await hands(on).catch(orNull)) found.push(verb)
  }
  return found
}

/** Whoever works on it already: on its step elsewhere, or on the whole. */
function has({ personId }: Actor, { life, phase, ...dossier }: Dossier): boolean {
  if (phase !== 'in_work') return false
  return personId === dossier.personId || (personId !== null && personId === life.elsewhere?.person)
}

/** To say who else holds a power takes long, and nobody reads it where a button is left out. */
function onlyAsking(actor: Actor): Actor {
  const { rights } = actor
  const lack = async () => forbidden('dossiers.refusal.nothing')
  return { ...actor, rights: { ground: (...asked) => rights.ground(...asked), lack } }
}

/** A missing power is an answer; anything else is a fault. */
function orNull(error: unknown): null {
  if (error instanceof Problem && error.code === 'forbidden') return null
  throw error
}
