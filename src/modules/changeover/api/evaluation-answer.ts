import type { z } from 'zod'
import type { T } from '../../../platform/i18n/index.ts'
import type { Evaluation } from '../evaluate.ts'
import { violationText } from '../pages/set-words.ts'
import type { evaluationJson } from './schemas.ts'

/** An evaluation as programs get it: with every problem and violation also in words. */
export function evaluationAnswer(evaluation: Evaluation, t: T): z.infer<typeof evaluationJson> {
  return {
    ...evaluation,
    problems: evaluation.problems.map((problem) => ({
      ...problem,
      text: t(problem.messageKey, problem.params)
    })),
    rules: evaluation.rules.map(({ id, violations, fresh }) => ({
      id,
      violations: violations.map((row) => ({ ...row, text: violationText(t, id, row) })),
      fresh: fresh.map((row) => ({ ...row, text: violationText(t, id, row) }))
    }))
  }
}
