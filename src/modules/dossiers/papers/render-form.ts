import { qrSvg, renderPaper } from '../../../platform/papers/index.ts'
import { formOn, templateOf } from './form-sets.ts'
import type { PaperData, PaperKind } from './paper-data.ts'

export interface FormOptions {
  /** The locality's time zone: papers show its clock. */
  timeZone: string
  /** The moment that the file names as that of its making. */
  at?: Date
}

/**
 * One of the official papers as tagged PDF, by the form set that holds on the day of its head. Always Vietnamese.
 * @throws Problem 404 when no form set holds on that day
 */
export async function renderForm<K extends PaperKind>(
  kind: K,
  data: PaperData[K],
  options: FormOptions
): Promise<Uint8Array> {
  const { set, form } = formOn(kind, data.head.day)
  const qr = 'statusUrl' in data && data.statusUrl ? qrSvg(data.statusUrl) : undefined
  const verifyQr = 'verifyUrl' in data && data.verifyUrl ? qrSvg(data.verifyUrl) : undefined
  const shown = { ...localTimes(data, options.timeZone), form, qr, verifyQr }
  return renderPaper(templateOf(set, form), shown, { at: options.at })
}

/** The same with every instant (fields named `…At`) as local time to the minute. */
function localTimes<T extends object>(data: T, timeZone: string): T {
  const text = JSON.stringify(data, (key, value) =>
    key.endsWith('At') && typeof value === 'string' ? localTime(value, timeZone) : value
  )
  return JSON.parse(text) as T
}

/** `2025-07-07T10:05`. */
export function localTime(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.toString({ smallestUnit: 'minute', roundingMode: 'floor' })
}
