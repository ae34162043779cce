import type { Snapshot } from '../../../platform/database/index.ts'
import type { Ground } from '../../../platform/record/index.ts'
import { versionById } from '../reference.ts'
import { at, groundOf, needOneOf, type Way } from '../where.ts'
import type { On } from './dossier-act.ts'

/** Whoever works at a counter where people go with this dossier. */
export async function needCounter({ tx, actor, where }: On): Promise<Ground> {
  return needOneOf(tx, actor, at('dossiers.receive', await where.counters()))
}

/** Whoever works in the unit that has it, or in the body itself. */
async function unitAndCustodian({ where }: On): Promise<string[]> {
  return [await where.unit(), await where.custodian()]
}

/**
 * Whoever works on it: each dossier has one accountable person at a time, so a colleague takes it over first; whoever may
 * assign it may do so in any case.
 */
export async function needSettler(on: On): Promise<Ground> {
  const { tx, actor, dossier } = on
  const bodies = await unitAndCustodian(on)
  const own = dossier.personId === null || dossier.personId === actor.personId
  const settles = own ? await groundOf(tx, actor, at('dossiers.settle', bodies)) : null
  return settles ?? (await needOneOf(tx, actor, at(own ? 'dossiers.settle' : 'dossiers.assign', bodies)))
}

/** Whoever may take it up: works in the unit, and is not yet accountable for it. */
export async function needUnit(on: On): Promise<Ground> {
  return needOneOf(on.tx, on.actor, at('dossiers.settle', await unitAndCustodian(on)))
}

/** Whoever says who works on it, and answers for the body towards the citizen. */
export async function needAssigner(on: On): Promise<Ground> {
  return needOneOf(on.tx, on.actor, at('dossiers.assign', await unitAndCustodian(on)))
}

/** Whoever decides by law: the power of the procedure, for the place. Without one, whoever leads the body. */
export async function needDecider(on: On): Promise<Ground> {
  const ways = await waysToDecide(on)
  return needOneOf(on.tx, on.actor, ways)
}

export async function waysToDecide(on: Pick<On, 'dossier' | 'where'> & { tx: Snapshot }): Promise<Way[]> {
  const { content } = await versionById(on.tx, on.dossier.versionId)
  if (content.power) return [[content.power, { areaId: await on.where.place() }]]
  return at('dossiers.assign', [await on.where.custodian()])
}

/** Whoever numbers and releases papers of the body. */
export async function needRegistry(on: On): Promise<Ground> {
  return needOneOf(
    on.tx,
    on.actor,
    at('dossiers.release', [await on.where.custodian(), await on.where.unit()])
  )
}

/** At the counter or in the unit: whoever of them first sees it. */
export async function needCounterOrSettler(on: On): Promise<Ground> {
  const { tx, actor, where } = on
  const counter = await groundOf(tx, actor, at('dossiers.receive', await where.counters()))
  return counter ?? needSettler(on)
}

/** Whoever decides, or leads the unit: a proposal goes back to be worked on again. */
export async function needReturner(on: On): Promise<Ground> {
  const leads = at('dossiers.assign', await unitAndCustodian(on))
  return needOneOf(on.tx, on.actor, [...(await waysToDecide(on)), ...leads])
}

/** Whoever has the released result in their hands: the registry, the unit, a counter. */
export async function needSender(on: On): Promise<Ground> {
  const bodies = await unitAndCustodian(on)
  return needOneOf(on.tx, on.actor, [
    ...at('dossiers.release', bodies),
    ...at('dossiers.settle', bodies),
    ...at('dossiers.receive', await on.where.counters())
  ])
}

/** Whoever may correct what was taken down, at the counter or in the unit. */
export async function needCorrector(on: On): Promise<Ground> {
  const bodies = [...(await unitAndCustodian(on)), ...(await on.where.counters())]
  return needOneOf(on.tx, on.actor, at('dossiers.correct', bodies))
}
