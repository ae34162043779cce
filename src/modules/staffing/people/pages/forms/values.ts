import { z } from 'zod'
import { Problem, type ProblemDetail } from '../../../../../platform/problem.ts'

/** What was typed into a form: trimmed, blank fields as not given. */
export type Values = Record<string, string | undefined>

/** Any fields of text; the act says what is wrong with them. */
export const formValues = z.record(z.string(), z.unknown()).transform((fields): Values => {
  const typed = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() ? [[name, value.trim()] as const] : []
  )
  return Object.fromEntries(typed)
})

/** The decision as acts take it; undefined when nothing is said of one and none is needed. */
export function decisionOf(values: Values, optional = false) {
  const { decision_number, decision_issued_on, decision_issuer } = values
  if (optional && !decision_number && !decision_issued_on && !decision_issuer) return undefined
  return { number: decision_number, issuedOn: decision_issued_on, issuer: decision_issuer }
}

export function privateOf(values: Values) {
  return {
    personalId: values.private_personal_id,
    birthDate: values.private_birth_date,
    sex: values.private_sex,
    ethnicity: values.private_ethnicity,
    phone: values.private_phone,
    email: values.private_email
  }
}

const atDecision: Record<string, string> = { 'organization.refusal.unknown_decision': 'decision_issued_on' }

/** A problem of an act with each reason at its field: `decision.issuedOn` is `decision_issued_on`. */
export function atFields(error: unknown): unknown {
  if (!(error instanceof Problem) || ![404, 409, 422].includes(error.status)) return error
  const { messageKey, params } = error
  const path = atDecision[messageKey]
  const details = path ? [{ path, messageKey, params }] : error.details
  // What a form names and is not found, the form can mend.
  if (error.status === 404 && !details.length) return error
  return new Problem(error.status === 422 ? 'invalid' : 'refused', messageKey, params, details.map(atField), {
    cause: error
  })
}

function atField(detail: ProblemDetail): ProblemDetail {
  return { ...detail, path: fieldName(detail.path ?? '') }
}

function fieldName(path: string): string {
  return path.replaceAll('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
