import { isConnectionLost } from '../database/index.ts'
import { Problem, type ProblemDetail } from '../problem.ts'

export type FaultCode =
  | 'malformed'
  | 'sign_in_needed'
  | 'forbidden'
  | 'capacity_ended'
  | 'not_found'
  | 'refused'
  | 'too_large'
  | 'unsupported'
  | 'invalid'
  | 'too_many'
  | 'broken'
  | 'unavailable'

/** Anything that goes wrong with a request, as the reader will be told. */
export interface Fault {
  status: number
  code: FaultCode
  messageKey: string
  params: Record<string, string | number>
  details: ProblemDetail[]
  headers: Record<string, string>
}

/** A fault that the platform itself finds in a request; rooms throw a Problem. */
export class RequestFault extends Error {
  readonly fault: Fault

  constructor(fault: Pick<Fault, 'status' | 'code' | 'messageKey'> & Partial<Fault>, options?: ErrorOptions) {
    super(fault.messageKey, options)
    this.fault = { params: {}, details: [], headers: {}, ...fault }
  }
}

/** 401: a page offers to sign in and comes back, an API client is told how. */
export function signInNeeded(messageKey = 'http.error.sign_in_needed', error?: string): RequestFault {
  const challenge = `Bearer realm="haicap"${error ? `, error="${error}"` : ''}`
  const headers = { 'www-authenticate': challenge }
  return new RequestFault({ status: 401, code: 'sign_in_needed', messageKey, headers })
}

/** 403: nobody acts in a capacity that they do not have; a page offers those that they have. */
export function capacityEnded(): RequestFault {
  return new RequestFault({ status: 403, code: 'capacity_ended', messageKey: 'http.error.capacity_ended' })
}

/** Translates whatever was thrown. What nobody foresaw is a 500; its cause goes to the log only. */
export function faultOf(error: unknown): Fault {
  if (error instanceof RequestFault) return error.fault
  if (error instanceof Problem) {
    const { status, code, messageKey, params, details } = error
    return { status, code, messageKey, params, details, headers: {} }
  }
  const { code, statusCode } = fields(error)
  const known = (code && byCode[code]) || (code && bySqlState(code)) || (statusCode && byStatus[statusCode])
  if (known) return fault(known)
  if (isConnectionLost(error)) return fault(byStatus[503])
  return fault(statusCode && statusCode >= 400 && statusCode < 500 ? byStatus[400] : broken)
}

type Short = readonly [status: number, code: FaultCode, messageKey: string]

const broken: Short = [500, 'broken', 'http.error.broken']

const byStatus: Record<number, Short> = {
  400: [400, 'malformed', 'http.error.malformed'],
  401: [401, 'sign_in_needed', 'http.error.sign_in_needed'],
  403: [403, 'forbidden', 'http.error.forbidden'],
  404: [404, 'not_found', 'http.error.not_found'],
  406: [406, 'unsupported', 'http.error.unsupported'],
  413: [413, 'too_large', 'http.error.too_large'],
  414: [414, 'malformed', 'http.error.address_too_long'],
  415: [415, 'unsupported', 'http.error.unsupported'],
  429: [429, 'too_many', 'http.error.too_many'],
  503: [503, 'unavailable', 'http.error.unavailable']
}

const byCode: Record<string, Short> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'malformed', 'http.error.malformed_json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'malformed', 'http.error.malformed_json'],
  FST_ERR_BAD_URL: [400, 'malformed', 'http.error.malformed_address'],
  FST_CSRF_MISSING_SECRET: [403, 'forbidden', 'http.error.stale_form'],
  FST_CSRF_INVALID_TOKEN: [403, 'forbidden', 'http.error.stale_form']
}

/** The database's own words: a value that it cannot read is the asker's mistake. */
function bySqlState(code: string): Short | undefined {
  if (!/^[0-9A-Z]{5}$/.test(code)) return undefined
  if (code.startsWith('22')) return [422, 'invalid', 'http.error.unusable_value']
  return undefined
}

function fault(short: Short = broken): Fault {
  const [status, code, messageKey] = short
  return { status, code, messageKey, params: {}, details: [], headers: {} }
}

function fields(error: unknown): { code?: string; statusCode?: number } {
  if (typeof error !== 'object' || error === null) return {}
  const { code, statusCode } = error as Record<string, unknown>
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof statusCode === 'number' && { statusCode })
  }
}
