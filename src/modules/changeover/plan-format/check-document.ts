import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import { inputDetails, unusableText } from '../../../platform/record/index.ts'
import { decisionSchema, fromSchema, intoSchema } from '../../organization/index.ts'
import { type FileProblem, nearest, type Place, type Source } from './source/problems.ts'
import { camel, pathInFile, respell } from './source/spelling.ts'
import { actNames, type ParsedPlan, type PlanDocument, unitScopes } from './types.ts'

export const planFormat = 'haicap.plan/1'

const text = (max: number) => z.string().trim().min(1).max(max)

const operationSchema = z.strictObject({
  id: text(100),
  clause: text(300),
  decision: text(100).optional(),
  act: z.enum(actNames),
  unit: z.enum(unitScopes),
  from: z.array(fromSchema.strict()).default([]),
  into: z.array(intoSchema.strict()).default([]),
  note: text(4000).optional(),
  proposed: z.boolean().optional()
})

const planSchema = z.strictObject({
  format: z.literal(planFormat),
  title: text(300),
  decision: decisionSchema.strict(),
  decisions: z.array(decisionSchema.strict()).default([]),
  effectiveOn: zDay,
  propose: z.boolean().default(false),
  announced: z.record(z.string(), z.number()).default({}),
  operations: z.array(operationSchema)
})

/**
 * The plan that a file's content means, however the file was written; every mistake with its place.
 * In: the content in the spelling of files, and the places of its paths.
 */
export function checkDocument(source: Source, file: string): ParsedPlan {
  const placeOf = (path: string) => source.places.get(path) ?? nearest(source.places, pathInFile(path))
  if (source.value === undefined) return { problems: source.problems, placeOf }

  const raw = respell(named(source.value), camel)
  const parsed = planSchema.safeParse(raw)
  const found = [
    ...unusableText(raw),
    ...(parsed.success ? sameTwice(parsed.data) : parsed.error.issues.flatMap((issue) => inputDetails(issue)))
  ]
  const problems = [...source.problems, ...found.map((detail) => located(detail, placeOf, file))]
  return problems.length || !parsed.success ? { problems, placeOf } : { plan: parsed.data, problems, placeOf }
}

/** A decision may be given by its number alone. */
function named(value: unknown): unknown {
  const plan = value as { decision?: unknown } | null
  return typeof plan?.decision === 'string' ? { ...plan, decision: { number: plan.decision } } : value
}

function sameTwice(plan: PlanDocument): ProblemDetail[] {
  const seen = new Set<string>()
  return plan.operations.flatMap(({ id }, at) => {
    if (seen.has(id))
      return [{ path: `operations.${at}.id`, messageKey: 'plan-format.operation_twice', params: { id } }]
    seen.add(id)
    return []
  })
}

/** Tells a problem of the document where it stands in the file. */
export function located(
  detail: ProblemDetail,
  placeOf: (path: string) => Place | undefined,
  planFile: string
): FileProblem {
  const path = pathInFile(detail.path ?? '')
  const place = placeOf(path)
  const file = place?.file ?? planFile
  const field = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''
  return { ...detail, ...place, file, path, params: { ...detail.params, field, file } }
}
