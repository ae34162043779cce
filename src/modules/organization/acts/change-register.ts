import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act, ActContext } from '../../../platform/record/index.ts'
import { changeCount } from '../change-set.ts'
import { CitedDecisions } from '../cite-decision.ts'
import type { ActName, Operation } from '../operation-types.ts'
import { resolveOperations } from '../resolve/resolve-operations.ts'
import { applyChanges } from '../store/apply-changes.ts'
import { ensureDecision } from '../store/decisions.ts'
import { registerView } from '../store/read-view.ts'
import { decisionSchema, fromSchema, intoSchema } from './schemas.ts'

/** What every act of the register asks for: by which decision, from which day, what. */
export const changeSchema = z.object({
  decision: decisionSchema,
  effectiveOn: zDay,
  clause: z.string().trim().max(200).default(''),
  unit: z.enum(['area', 'organization']),
  from: z.array(fromSchema).max(500).default([]),
  into: z.array(intoSchema).max(500).default([])
})
export type ChangeInput = z.infer<typeof changeSchema>

/** The ids of the units that the act made or changed. */
export interface ChangeResult {
  units: string[]
  decisionId: string
}

/**
 * Makes an act of the register out of one kind of operation. Input: `ChangeInput`; result: the units concerned.
 * @throws refusal with every reason in plain words; nothing is written then.
 */
export function registerAct(name: ActName): Act<ChangeInput, ChangeResult> {
  return {
    name: `organization.${name}`,
    input: changeSchema,
    power: 'register.change',
    run: (context, input) => changeRegister(context, name, input)
  }
}

async function changeRegister({ tx }: ActContext, act: ActName, input: ChangeInput) {
  const decision = await ensureDecision(tx, input.decision)
  const view = await registerView(tx, input.effectiveOn)
  const { clause, unit, from, into } = input
  const operation: Operation = { id: '1', act, clause, unit, from, into }
  const { changes, problems, operations } = resolveOperations(
    [operation],
    decision.number,
    input.effectiveOn,
    { ...view, decisions: new CitedDecisions([decision]) }
  )
  if (problems.length) throw refusal('organization.refusal.cannot_be_done', {}, problems)
  if (!changeCount(changes)) throw refusal('organization.refusal.nothing_changes')
  const applied = await applyChanges(tx, changes)
  const units = [
    ...new Set(operations.flatMap(({ from, into }) => [...into, ...from.map((unit) => unit?.id)]))
  ]
  const found = units.filter((id): id is string => id !== undefined)
  return {
    result: { units: found, decisionId: decision.id },
    decisionId: decision.id,
    decisionNumber: decision.number,
    subject: { kind: input.unit, id: found[0] ?? '' },
    ...applied
  }
}
