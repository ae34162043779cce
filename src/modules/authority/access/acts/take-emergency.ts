import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { invalid, refusal } from '../../../../platform/problem.ts'
import type { Act, Target } from '../../../../platform/record/index.ts'
import { resolveUnit } from '../../../organization/index.ts'
import { findPower } from '../../resolve/index.ts'
import { emergencyMinutes, insertEmergency } from '../store/emergencies.ts'
import { toldOf } from '../told.ts'
import { ownHand } from './own-hand.ts'

const inputSchema = z.object({
  power: z
    .string({ error: 'access.emergency.power_needed' })
    .trim()
    .min(1, 'access.emergency.power_needed')
    .max(100),
  /** Code, name or id of the area or body; blank: the province as a whole. */
  unit: z.string().trim().max(300).default(''),
  reason: z
    .string({ error: 'access.emergency.reason_needed' })
    .trim()
    .min(20, 'access.emergency.reason_needed')
    .max(2000)
})
type Input = z.infer<typeof inputSchema>

/**
 * Someone takes a power that they do not hold, for a short time and for a reason. Whoever holds it, and whoever
 * oversees, is alerted.
 * @param today the present day
 * @throws forbidden without `authority.emergency` there; refusal when the power is theirs already
 */
export function takeEmergency(today: Day): Act<Input, { id: string; until: string; told: number }> {
  return {
    name: 'access.take_emergency',
    input: inputSchema,
    power: null,
    async run({ tx, actor, need }, { power: code, unit, reason }) {
      const personId = ownHand(actor)
      const target = await targetOf(tx, unit, today)
      const { postId } = await need('authority.emergency', target)
      const power = await findPower(tx, code)
      if (!power) throw noSuchPower(code)
      if (!postId || (await actor.rights.ground(tx, code, target))) throw refusal('access.refusal.not_needed')
      const told = await toldOf(tx, code, target, today)
      const minutes = await emergencyMinutes(tx)
      const opened = await insertEmergency(tx, {
        personId,
        postId,
        power: code,
        target,
        reason,
        minutes,
        told
      })
      return {
        result: { ...opened, told: told.length },
        subject: { kind: 'emergency_access', id: opened.id },
        reason,
        after: { power: code, target, until: opened.until, told }
      }
    }
  }
}

async function targetOf(tx: Tx, unit: string, at: Day): Promise<Target> {
  if (!unit) return null
  const { type, id } = await resolveUnit(tx, unit, { at, known: null }, { path: 'unit' })
  return type === 'area' ? { areaId: id } : { organizationId: id }
}

function noSuchPower(code: string) {
  const detail = { path: 'power', messageKey: 'access.token.no_power', params: { codes: code } }
  return invalid('record.input.invalid', {}, [detail])
}
