import { z } from 'zod'
import { invalid, type ProblemDetail } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { editablePlan, needAssigning } from '../editable-plan.ts'
import { custodyOfPlan } from '../groups.ts'
import { listLeftOpen } from '../left-open.ts'
import { writeLines } from '../store-lines.ts'

const code = z.string().trim().min(1).max(100)

/** A line of a list: the code of a dossier, and the code of the body that takes it over. */
export const lineSchema = z.strictObject({
  dossier: code,
  custodian: code,
  line: z.number().int().optional().describe('Line of the file, named with what is wrong.')
})

const importSchema = z.strictObject({ planId: z.uuid(), lines: z.array(lineSchema).min(1).max(50_000) })

/**
 * Takes a list into a plan, all of it or nothing; dossiers that it does not name stay as they were.
 * @throws invalid with every mistake and the line of the file; refusal when the plan is enacted
 */
export const importAssignments: Act<z.infer<typeof importSchema>, { count: number }> = {
  name: 'dossiers.import_assignments',
  input: importSchema,
  power: null,
  async run(context, { planId, lines }) {
    const { tx } = context
    const plan = await editablePlan(context, planId)
    const { groups, bodies } = await custodyOfPlan(tx, plan)
    const { items } = await listLeftOpen(tx, plan, groups, {}, { limit: null })
    const open = new Map(items.map((item) => [item.code, item]))
    const problems: ProblemDetail[] = []
    const byBody = new Map<string, string[]>()
    const seen = new Set<string>()
    for (const [at, { dossier, custodian, line }] of lines.entries()) {
      const wrong = (field: string, what: string) =>
        problems.push({
          path: `lines.${at}.${field}`,
          ...(line !== undefined && { line }),
          messageKey: `custody.refusal.${what}`,
          params: { dossier, code: custodian }
        })
      const item = open.get(dossier)
      const body = bodies.coded(custodian)
      if (!item) wrong('dossier', 'not_open')
      else if (seen.has(dossier)) wrong('dossier', 'said_twice')
      else if (!body || !item.candidates.includes(body.id)) wrong('custodian', 'no_taker')
      else add(byBody, custodian, item.id)
      seen.add(dossier)
    }
    await needAssigning(
      context,
      lines.flatMap(({ dossier }) => open.get(dossier)?.originId ?? [])
    )
    if (problems.length) throw invalid('custody.import.faulty', { count: problems.length }, problems)
    for (const [custodian, dossiers] of byBody) await writeLines(tx, planId, dossiers, custodian)
    return {
      result: { count: lines.length },
      subject: { kind: 'plan', id: planId },
      before: lines.flatMap(({ dossier }) => ({ dossier, custodian: open.get(dossier)?.to ?? null })),
      after: lines.map(({ dossier, custodian }) => ({ dossier, custodian }))
    }
  }
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
