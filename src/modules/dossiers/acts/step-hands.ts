import { sql } from 'kysely'
import type { Ground, Power } from '../../../platform/record/index.ts'
import { versionById } from '../reference.ts'
import { at, groundOf, type StepThere } from '../where.ts'
import type { On } from './dossier-act.ts'
import { needAssigner, needSettler, needUnit } from './hands.ts'

/**
 * Whoever has a power in the body at which the present step is done; null when it is done at the body that leads. What the
 * lead alone answers for towards the citizen (supplements, extension, end) asks for the lead's own people.
 */
async function groundThere(
  { tx, actor, where }: On,
  power: Power
): Promise<{ ground: Ground; step: StepThere } | null> {
  const step = await where.step()
  const ground = step && (await groundOf(tx, actor, at(power, [step.unit, step.body])))
  return ground ? { ground, step } : null
}

/** Whoever works on the present step at the other body: its hand, a colleague while it has none, or who leads them. */
async function handThere(on: On): Promise<Ground | null> {
  const { elsewhere } = on.dossier.life
  const own = !elsewhere?.person || elsewhere.person === on.actor.personId
  const settles = own ? await groundThere(on, 'dossiers.settle') : null
  return (settles ?? (await groundThere(on, 'dossiers.assign')))?.ground ?? null
}

/** Whoever works on the present step, or on the dossier as a whole. */
export async function needStepOrSettler(on: On): Promise<Ground> {
  return (await handThere(on)) ?? needSettler(on)
}

/**
 * Whoever may propose the result: at another body only where its step is the one whose power decides.
 * @returns also whether it is proposed there
 */
export async function needProposer(on: On): Promise<{ ground: Ground; elsewhere?: true }> {
  const ground = await groundToPropose(on)
  return ground ? { ground, elsewhere: true } : { ground: await needSettler(on) }
}

/** Whoever proposes at another body, where its step is the one whose power decides; null: nobody there, or not they. */
export async function groundToPropose(on: On): Promise<Ground | null> {
  return (await decidesThere(on)) ? handThere(on) : null
}

async function decidesThere({ tx, dossier }: Pick<On, 'tx' | 'dossier'>): Promise<boolean> {
  if (!dossier.life.elsewhere) return false
  const { content } = await versionById(tx, dossier.versionId)
  const step = content.steps[(dossier.step ?? 0) - 1]
  return step?.power !== undefined && step.power === content.power
}

/** Whoever may take up the step there, or the dossier here. */
export async function needTaker(on: On): Promise<{ ground: Ground; step?: StepThere }> {
  return (await groundThere(on, 'dossiers.settle')) ?? { ground: await needUnit(on) }
}

/** Whoever says who works on the step there, or on the dossier here. */
export async function needAnyAssigner(on: On): Promise<Ground> {
  return (await groundThere(on, 'dossiers.assign'))?.ground ?? needAssigner(on)
}

/** The same for somebody, or some unit, of the other body; null: they are not of it, and the lead is meant. */
export async function assignerThere(
  on: On,
  to: { personId?: string | undefined; unitId?: string | undefined }
): Promise<Ground | null> {
  const found = await groundThere(on, 'dossiers.assign')
  return found && (await isOf(on, found.step, to)) ? found.ground : null
}

async function isOf(
  { tx, day }: On,
  { body, unit }: StepThere,
  { personId, unitId }: { personId?: string | undefined; unitId?: string | undefined }
): Promise<boolean> {
  const found = await sql<{ there: boolean }>`select
    ${body}::uuid in (select * from organizations_around(${unitId ?? unit}::uuid, ${day}::date))
    and (${personId ?? null}::uuid is null or exists (
      select from posts_borne(${personId ?? null}::uuid, ${day}::date) b join post p on p.id = b.post_id
      where ${body}::uuid in (select * from organizations_around(p.organization_id, ${day}::date)))) as there`.execute(
    tx
  )
  return found.rows[0]?.there ?? false
}
