/** Something that happened, in the form of CloudEvents 1.0 (structured mode). */
export interface CloudEvent<Data = unknown> {
  specversion: '1.0'
  /** The same each time it is sent, and no other event's; without full stops: signatures divide by them. */
  id: string
  /** The register that speaks. */
  source: string
  type: string
  /** What it is about: events about one subject arrive in order. */
  subject: string
  /** When it happened. */
  time: string
  datacontenttype: 'application/json'
  data: Data
}

/** `haicap.area.began` is wanted by whoever asks for it, for `haicap.area.*`, `haicap.*` or `*`. */
export function wantedAs(type: string): string[] {
  const parts = type.split('.')
  const beginnings = parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.*`)
  return ['*', ...beginnings, type]
}
