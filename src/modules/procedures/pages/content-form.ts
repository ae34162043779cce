import type { ProblemDetail } from '../../../platform/problem.ts'
import { type Content, type Part, parts, type StepPlace } from '../content.ts'

/** What a browser sends, and what a form shows again: flat names such as `steps.0.share`. */
export type Flat = Record<string, string | string[]>

/** The fields of a row, and how each is read. */
const columns: Record<Part, Record<string, 'text' | 'whole' | 'number' | 'money' | 'yes'>> = {
  components: {
    name: 'text',
    original: 'whole',
    copy: 'whole',
    reuse: 'text',
    template: 'text',
    condition: 'text'
  },
  steps: {
    name: 'text',
    actor: 'text',
    place: 'text',
    placeField: 'text',
    share: 'number',
    parallel: 'whole',
    condition: 'text'
  },
  fees: { name: 'text', amount: 'money', exemption: 'text' },
  results: { name: 'text', validity: 'text', electronic: 'yes' }
}
const mostRows = 100

/** A version as its form shows it. */
export function flatOf(content: Partial<Content>): Flat {
  const flat: Flat = {
    'name.vi': content.name?.vi ?? '',
    'name.en': content.name?.en ?? '',
    'name.de': content.name?.de ?? '',
    'limit.amount': content.limit ? String(content.limit.amount) : '',
    'limit.unit': content.limit?.unit ?? '',
    sets: String(content.sets ?? 1),
    clockStops: content.clockStops ?? [],
    channels: content.channels ?? [],
    words: (content.words ?? []).join('\n'),
    form: content.form ? JSON.stringify(content.form, null, 2) : '',
    ...(content.demonstration && { demonstration: 'yes' })
  }
  for (const name of plainFields) flat[name] = content[name] ?? ''
  for (const part of parts)
    for (const [index, row] of (content[part] ?? []).entries())
      for (const name of Object.keys(columns[part])) flat[`${part}.${index}.${name}`] = shown(row, name)
  return flat
}

const plainFields = [
  'nationalCode',
  'localCode',
  'field',
  'power',
  'level',
  'subjects',
  'agency',
  'online',
  'legalBasis',
  'guidance',
  'source',
  'uncertain'
] as const

function shown(row: object, name: string): string {
  const cells = row as Record<string, unknown>
  if (name === 'actor') {
    const { power, position } = cells
    return power ? `power:${power}` : position ? `position:${position}` : ''
  }
  if (name === 'place' || name === 'placeField') return shownPlace(cells.at as StepPlace | undefined, name)
  const value = cells[name]
  return value === undefined || value === false ? '' : value === true ? 'yes' : String(value)
}

function shownPlace(at: StepPlace | undefined, name: 'place' | 'placeField'): string {
  if (name === 'placeField') return at?.field ?? ''
  return at?.power ? `power:${at.power}` : at?.level ? `level:${at.level}` : ''
}

/** How many rows of a part there are, blank ones included. */
export function rowCount(flat: Readonly<Record<string, unknown>>, part: Part): number {
  const indexes = Object.keys(flat).map((name) =>
    Number(new RegExp(`^${part}\\.(\\d{1,3})\\.`).exec(name)?.[1] ?? -1)
  )
  return Math.min(Math.max(-1, ...indexes) + 1, mostRows)
}

/** What was posted, with blank rows left out, so that rows are numbered as the act sees them. */
export function compacted(body: unknown): Flat {
  const posted = Object.fromEntries(
    Object.entries(body ?? {}).filter(
      (entry): entry is [string, string | string[]] =>
        typeof entry[1] === 'string' ||
        (Array.isArray(entry[1]) && entry[1].every((one) => typeof one === 'string'))
    )
  )
  const flat = Object.fromEntries(Object.entries(posted).filter(([name]) => !isRow(name)))
  for (const part of parts) {
    let to = 0
    for (let from = 0; from < rowCount(posted, part); from++) {
      const row = Object.keys(columns[part]).map(
        (name) => [name, text(posted, `${part}.${from}.${name}`)] as const
      )
      if (!row.some(([name, value]) => value && !ignored.includes(name))) continue
      for (const [name, value] of row) flat[`${part}.${to}.${name}`] = value
      to++
    }
  }
  return flat
}

/** A choice that is always sent says nothing of a row; nor does the number that stands there from the beginning. */
const ignored = ['reuse', 'original', 'copy']
const isRow = (name: string) => parts.some((part) => name.startsWith(`${part}.`))

/** What the acts take; text that is no number stays text, so that the act can say it. */
export function contentIn(flat: Flat): { content: Record<string, unknown>; problems: ProblemDetail[] } {
  const value = (name: string) => text(flat, name) || undefined
  const content: Record<string, unknown> = {
    name: { vi: value('name.vi'), en: value('name.en'), de: value('name.de') },
    sets: numberIn(text(flat, 'sets') || '1'),
    clockStops: list(flat, 'clockStops'),
    channels: list(flat, 'channels'),
    words: lines(text(flat, 'words')),
    demonstration: text(flat, 'demonstration') === 'yes'
  }
  for (const name of plainFields) content[name] = value(name)
  content.online ??= 'none'
  const unit = value('limit.unit')
  if (unit)
    content.limit = { unit, amount: numberIn(text(flat, 'limit.amount') || (unit === 'same_day' ? '1' : '')) }
  for (const part of parts)
    content[part] = Array.from({ length: rowCount(flat, part) }, (_, index) => rowIn(flat, part, index))
  const problems = formIn(text(flat, 'form'), content)
  return { content, problems }
}

function rowIn(flat: Flat, part: Part, index: number): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(columns[part])) {
    const typed = text(flat, `${part}.${index}.${name}`)
    if (kind === 'yes') row[name] = typed === 'yes'
    else if (name === 'actor') Object.assign(row, actorIn(typed))
    else if (name === 'place') Object.assign(row, placeIn(typed, text(flat, `${part}.${index}.placeField`)))
    else if (name === 'placeField') continue
    else if (typed)
      row[name] =
        kind === 'text' ? typed : kind === 'money' ? numberIn(typed.replace(/[\s.]/g, '')) : numberIn(typed)
  }
  return row
}

function actorIn(typed: string): Record<string, string> {
  const [kind, code] = typed.split(':', 2)
  return code && (kind === 'power' || kind === 'position') ? { [kind]: code } : {}
}

/** Where a step is done; the field belongs to a level, and says nothing beside a power or the lead agency. */
function placeIn(typed: string, field: string): Record<string, unknown> {
  const [kind, code] = typed.split(':', 2)
  if (kind === 'power' && code) return { at: { power: code } }
  return kind === 'level' && code ? { at: { level: code, ...(field && { field }) } } : {}
}

function formIn(typed: string, content: Record<string, unknown>): ProblemDetail[] {
  if (!typed) return []
  try {
    content.form = JSON.parse(typed)
    return []
  } catch {
    return [{ path: 'form', messageKey: 'procedures.edit.form_unreadable' }]
  }
}

function numberIn(typed: string): number | string {
  return /^\d{1,13}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : typed
}

function text(flat: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(flat, name) ? flat[name] : ''
  const first: unknown = Array.isArray(value) ? value[0] : value
  // A browser sends lines with carriage returns, whatever they were.
  return typeof first === 'string' ? first.trim().replaceAll('\r\n', '\n') : ''
}

function list(flat: Flat, name: string): string[] {
  const value = Object.hasOwn(flat, name) ? flat[name] : undefined
  return value === undefined ? [] : [value].flat().filter(Boolean)
}

const lines = (typed: string) =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
