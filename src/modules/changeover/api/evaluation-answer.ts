import type { z } from 'zod'
import type { T } from '../../../platform/i18n/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import type { Actor } from '../../../platform/record/index.ts'
import { type Evaluation, publicOutcomes } from '../evaluate.ts'
import { violationText } from '../pages/set-words.ts'
import type { evaluationJson } from './schemas.ts'

/** An evaluation as programs get it: with every problem and violation also in words; with names for officials only. */
export function evaluationAnswer(
  evaluation: Evaluation,
  { t, actor }: { t: T; actor: Actor | null }
): z.infer<typeof evaluationJson> {
  const rules = actor ? evaluation.rules : publicOutcomes(evaluation.rules)
  const said = (problem: ProblemDetail) => ({ ...problem, text: t(problem.messageKey, problem.params) })
  return {
    ...evaluation,
    problems: evaluation.problems.map(said),
    notes: evaluation.notes.map(said),
    rules: rules.map(({ id, violations, fresh }) => ({
      id,
      violations: violations.map((row) => ({ ...row, text: violationText(t, id, row) })),
      fresh: fresh.map((row) => ({ ...row, text: violationText(t, id, row) }))
    }))
  }
}
