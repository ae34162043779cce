/** One thing that is wrong, at its place: a form field or JSON path, a line and column of a file. */
export interface ProblemDetail {
  path?: string
  line?: number
  column?: number
  messageKey: string
  params?: Record<string, string | number>
}

export type ProblemCode = 'invalid' | 'refused' | 'not_found' | 'forbidden' | 'unavailable'

const statusOf: Record<ProblemCode, number> = {
  invalid: 422,
  refused: 409,
  not_found: 404,
  forbidden: 403,
  unavailable: 503
}

/**
 * Everything that haicap says to people when something cannot be done. It carries a message key, so that
 * each reader sees it in their language: HTTP as a page or RFC 9457 JSON, the command line as text.
 */
export class Problem extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly messageKey: string
  readonly params: Record<string, string | number>
  readonly details: ProblemDetail[]

  constructor(
    code: ProblemCode,
    messageKey: string,
    params: Record<string, string | number> = {},
    details: ProblemDetail[] = [],
    options?: ErrorOptions
  ) {
    super(describe(messageKey, params, details), options)
    this.name = 'Problem'
    this.status = statusOf[code]
    this.code = code
    this.messageKey = messageKey
    this.params = params
    this.details = details
  }
}

/** The state of things does not allow it (409): say which rule, and what can be done. */
export const refusal = maker('refused')
/** What was given is malformed (422): one detail for each mistake. */
export const invalid = maker('invalid')
/** There is no such thing, or none that the asker may see (404). */
export const notFound = maker('not_found')
/** The asker may not do it (403). */
export const forbidden = maker('forbidden')
/** Something that haicap itself needs is missing or broken (503): the database, the disk, a setting. */
export const unavailable = maker('unavailable')

function maker(code: ProblemCode) {
  return (messageKey: string, params?: Record<string, string | number>, details?: ProblemDetail[]): Problem =>
    new Problem(code, messageKey, params, details)
}

/** For logs and stack traces only; people get the translated message. */
function describe(
  messageKey: string,
  params: Record<string, string | number>,
  details: ProblemDetail[]
): string {
  const said = Object.keys(params).length > 0 ? `${messageKey} ${JSON.stringify(params)}` : messageKey
  return [said, ...details.map((detail) => `  ${JSON.stringify(detail)}`)].join('\n')
}
