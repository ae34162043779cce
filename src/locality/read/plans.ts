import { posix } from 'node:path'
import {
  citingOwn,
  type DecisionInput,
  type FileProblem,
  type ParsedPlan,
  type Place,
  type Problems,
  parsePlan
} from '../../modules/changeover/index.ts'
import { CitedDecisions, citationOf } from '../../modules/organization/index.ts'
import { citable } from './check-words.ts'
import { type Files, fingerprint } from './files.ts'
import type { LocalityPlan, LocalitySettings } from './types.ts'

/** Reads the plans in the order in which they are to be enacted. */
export function readPlans(
  settings: LocalitySettings,
  files: Files,
  placeOf: (path: string) => Place,
  decisions: DecisionInput[],
  problems: Problems
): LocalityPlan[] {
  let last = ''
  const seen = new Set<string>()
  return settings.plans.flatMap((file, at) => {
    const bytes = files.get(file)
    if (!bytes) {
      problems.add(placeOf(`plans.${at}`), 'locality.no_file', { name: file })
      return []
    }
    const used = new Set([file])
    const sidecar = (name: string) => {
      const beside = posix.join(posix.dirname(file), name)
      used.add(beside)
      return files.get(beside)
    }
    const parsed = parsePlan(bytes, file, { sidecar })
    for (const problem of parsed.problems) {
      const { messageKey, params, path, ...where } = inFolder(problem, file)
      problems.add(where, messageKey, params, path)
    }
    if (!parsed.plan) return []
    checkDecisions(parsed, file, decisions, problems)
    const day = parsed.plan.effectiveOn
    if (day < last)
      problems.add(placeOf(`plans.${at}`), 'locality.plan_order', { name: file, day, before: last })
    last = day
    const { title, decision } = parsed.plan
    const same = JSON.stringify([title, day, decision.number])
    if (seen.has(same)) problems.add(placeOf(`plans.${at}`), 'locality.plan_twice', { title })
    seen.add(same)
    return [
      {
        file,
        sha256: fingerprint(files, (name) => used.has(name)),
        document: parsed.plan,
        placeOf: parsed.placeOf
      }
    ]
  })
}

/** A file beside a plan is named by its path in the locality, like any other. */
export function inFolder<P extends Pick<FileProblem, 'file'>>(problem: P, planFile: string): P {
  if (problem.file === planFile) return problem
  return { ...problem, file: posix.join(posix.dirname(planFile), problem.file) }
}

function checkDecisions(
  { plan, placeOf }: ParsedPlan,
  file: string,
  decisions: DecisionInput[],
  problems: Problems
): void {
  if (!plan) return
  const own = [plan.decision, ...plan.decisions]
  const inTable = new CitedDecisions(decisions)
  const brought = own.filter(
    (decision) => (decision.issuedOn || decision.effectiveOn) && !inTable.cited(citationOf(decision)).length
  )
  const known = citable([...decisions, ...brought])
  const cited: [string, string | undefined][] = [
    ['decision.number', citationOf(plan.decision)],
    ...plan.decisions.map((it, at): [string, string] => [`decisions.${at}.number`, citationOf(it)]),
    ...citingOwn(plan).map(({ decision }, at): [string, string | undefined] => [
      `operations.${at}.decision`,
      decision
    ])
  ]
  for (const [path, citation] of cited) {
    const named = citation ? known(citation) : true
    if (named === true) continue
    const params = { value: citation ?? '', table: 'decisions.csv' }
    const at = inFolder(placeOf(path) ?? { file }, file)
    if (named) problems.add(at, 'locality.ambiguous_reference', { ...params, candidates: named }, path)
    else problems.add(at, 'locality.unknown_reference', params, path)
  }
}
