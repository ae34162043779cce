import { dirname, join } from 'node:path'
import { type FileProblem, type ParsedPlan, type Place, parsePlanCsv, parsePlanJson, problemAt } from '../../modules/changeover/index.ts'
import { type Files, fingerprint } from './files.ts'
import type { LocalityPlan, LocalitySettings } from './types.ts'

/** Reads the plans in the order in which they are to be enacted. */
export function readPlans(settings: LocalitySettings, files: Files, placeOf: (path: string) => Place, numbers: Set<string>, problems: FileProblem[]): LocalityPlan[] {
  let last = ''
  return settings.plans.flatMap((file, at) => {
    const text = files.get(file)
    if (text === undefined) {
      problems.push(problemAt(placeOf(`plans.${at}`), 'locality.no_file', { name: file }))
      return []
    }
    const used = new Set([file])
    const parsed = parse(text, file, files, used)
    problems.push(...parsed.problems.map((problem) => inFolder(problem, file)))
    if (!parsed.plan) return []
    checkDecisions(parsed, file, numbers, problems)
    if (parsed.plan.effectiveOn < last) problems.push(problemAt(placeOf(`plans.${at}`), 'locality.plan_order', { name: file, day: parsed.plan.effectiveOn, before: last }))
    last = parsed.plan.effectiveOn
    return [{ file, sha256: fingerprint(files, (name) => used.has(name)), document: parsed.plan, placeOf: parsed.placeOf }]
  })
}

function parse(text: string, file: string, files: Files, used: Set<string>): ParsedPlan {
  if (file.endsWith('.csv')) return parsePlanCsv(text, file)
  return parsePlanJson(text, file, (name) => {
    const beside = join(dirname(file), name)
    used.add(beside)
    return files.get(beside)
  })
}

/** A file beside a plan is named by its path in the locality, like any other. */
export function inFolder<P extends FileProblem>(problem: P, planFile: string): P {
  const file = problem.file === planFile ? planFile : join(dirname(planFile), problem.file)
  return { ...problem, file, path: file, params: { ...problem.params, file } }
}

function checkDecisions({ plan, placeOf }: ParsedPlan, file: string, numbers: Set<string>, problems: FileProblem[]): void {
  if (!plan) return
  const known = new Set(numbers)
  for (const { number, issuedOn, effectiveOn } of [plan.decision, ...plan.decisions]) if (issuedOn || effectiveOn) known.add(number)
  const cited: [string, string | undefined][] = [
    ['decision.number', plan.decision.number],
    ...plan.decisions.map(({ number }, at): [string, string] => [`decisions.${at}.number`, number]),
    ...plan.operations.map(({ decision }, at): [string, string | undefined] => [`operations.${at}.decision`, decision])
  ]
  for (const [path, number] of cited)
    if (number && !known.has(number)) {
      const place = { line: 1, column: 1, ...placeOf(path), file: (placeOf(path) as Place | undefined)?.file ?? file }
      problems.push(inFolder(problemAt(place, 'locality.unknown_reference', { value: number, table: 'decisions.csv' }), file))
    }
}
