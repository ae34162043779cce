import type { VNode } from 'preact'
import type { Config } from '../../../../../platform/config.ts'
import type { Database, Snapshot } from '../../../../../platform/database/index.ts'
import type { FileStore, ReceivedForm } from '../../../../../platform/files/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import type { T } from '../../../../../platform/i18n/index.ts'
import type { Actor } from '../../../../../platform/record/index.ts'
import type { Found } from '../read-dossier.ts'

export type Posted = Readonly<Record<string, unknown>>

/** Who opens the form of which dossier, and what was typed so far. */
export interface VerbAsked {
  found: Found
  actor: Actor
  day: string
  t: T
  query: Posted
  posted: Posted
  /** Whether Word files become PDF here. */
  converts: boolean
}

/** What a form may need beside the snapshot, to keep files or make them. */
export interface Outside {
  database: Database
  config: Config
  store: FileStore
  actor: Actor
  day: string
  /** The moment of the act where the site is set to another day. */
  now: string
}

/** The form of a verb, opened on a dossier. */
export interface OpenForm {
  /** What stands in its fields at first. */
  start?: Record<string, string | string[]>
  fields(form: Form): VNode | null
  /**
   * The input of the act, without the dossier.
   * @throws Problem 422 with each mistake at its field
   */
  input(posted: Posted, files: ReceivedForm['files'], outside: Outside): object | Promise<object>
}

/** What an act asks for before it is done. */
export interface VerbForm {
  takesFiles?: boolean
  /** Whether a button within the form was pressed that does not send it off. */
  isStep?(posted: Posted): boolean
  /** Names of the act's input where the form's fields are called otherwise. */
  names?: Readonly<Record<string, string>>
  open(tx: Snapshot, asked: VerbAsked): Promise<OpenForm> | OpenForm
}

/** What was typed into a field, without blanks around; '' when nothing was. */
export function textIn(posted: Posted, name: string): string {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.trim().replaceAll('\r\n', '\n') : ''
}

/** The same as an input of an act has it: not there when it is blank. */
export function optionalIn<K extends string>(posted: Posted, name: K): { [key in K]?: string } {
  const text = textIn(posted, name)
  return (text ? { [name]: text } : {}) as { [key in K]?: string }
}

/** All that was chosen or typed under a name. */
export function textsIn(posted: Posted, name: string): string[] {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined
  return [value].flat().filter((one) => typeof one === 'string' && one.trim() !== '') as string[]
}

/** A whole number, or undefined when the field is blank or holds something else. */
export function countIn(posted: Posted, name: string): number | undefined {
  const digits = textIn(posted, name).replaceAll(/[\s.]/g, '')
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined
}
