import { Problem, type ProblemDetail } from '../../../../platform/problem.ts'
import type { ChangeAct } from './change-form.ts'

const byPath: [RegExp, string][] = [
  [/^decision\.issuer$/, 'decision_issuer'],
  [/^decision\.issuedOn$/, 'decision_issued_on'],
  [/^decision\.title$/, 'decision_title'],
  [/^(operations\.0\.)?decision/, 'decision_number'],
  [/^effectiveOn$/, 'effective_on'],
  [/^clause$/, 'clause'],
  [/^on$/, 'on'],
  [/^reason$/, 'reason'],
  [/^facts\.nameEn$/, 'name_en'],
  [/^facts\.areaKm2$/, 'area_km2'],
  [/^facts\.firstDay$/, 'first_day'],
  [/(?:^|\.)into\.\d+\.nameEn$/, 'name_en']
]

const byMessage: Record<string, string> = {
  'organization.refusal.unknown_decision': 'decision_issued_on',
  'organization.refusal.before_decision': 'effective_on',
  'organization.refusal.no_entry': 'on',
  'organization.refusal.no_time_left': 'first_day',
  'organization.refusal.beginning_unknown': 'first_day'
}

/** A refusal of an act, with each reason at the field of the form that it is about; what was not found can be mended too. */
export function atFields(problem: Problem, act: ChangeAct): Problem {
  const { messageKey, params } = problem
  const details = problem.details.length
    ? problem.details
    : byMessage[messageKey]
      ? [{ messageKey, params }]
      : []
  return new Problem(
    problem.status === 422 ? 'invalid' : 'refused',
    messageKey,
    params,
    details.map((detail) => ({ ...detail, path: fieldOf(detail, act) }))
  )
}

/** Whether the form can mend the problem. */
export function isAboutForm(error: unknown): error is Problem {
  return error instanceof Problem && [404, 409, 422].includes(error.status)
}

function fieldOf({ path = '', messageKey }: ProblemDetail, act: ChangeAct): string {
  const named = byMessage[messageKey] ?? byPath.find(([pattern]) => pattern.test(path))?.[1]
  if (named) return named
  if (act === 'dissolve') return path.includes('into') ? 'into' : ''
  const last = /(?:^facts|into\.\d+)\.(\w+)$/.exec(path)?.[1]
  return last ?? (/^[a-z_]+$/.test(path) ? path : '')
}
