import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Day, zDay } from '../../../platform/day.ts'
import type { PaperSource } from '../../../platform/papers/index.ts'
import { notFound } from '../../../platform/problem.ts'
import { type PaperKind, paperKinds } from './paper-data.ts'

/** The title as its lines on the paper. */
const form = z
  .strictObject({ number: z.string(), title: z.array(z.string()).min(1), template: z.string() })
  .transform(({ title, ...rest }) => ({ ...rest, title: title.join(' '), lines: title }))

const formSet = z.strictObject({
  id: z.string(),
  name: z.string(),
  source: z.strictObject({ number: z.string(), issuer: z.string(), issued: zDay, annex: z.string() }),
  /** It holds until the next set begins. */
  validFrom: zDay,
  /** What is still to be compared with the source. */
  uncertain: z.array(z.string()),
  forms: z.partialRecord(z.enum(paperKinds), form)
})

/** The forms that a circular prescribes, as data: `sets/<id>/set.json` with a template each. */
export type FormSet = z.output<typeof formSet>
export type PaperForm = z.output<typeof form>

const folder = fileURLToPath(new URL('sets', import.meta.url))
let loaded: FormSet[] | undefined

/** All form sets, the oldest first. */
export function formSets(): readonly FormSet[] {
  loaded ??= globSync('*/set.json', { cwd: folder })
    .map((path) => formSet.parse(JSON.parse(readFileSync(join(folder, path), 'utf8'))))
    .sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
  return loaded
}

/**
 * The form set that holds on a day.
 * @throws Problem 404 before the first
 */
export function formSetOn(day: Day): FormSet {
  const set = formSets().findLast(({ validFrom }) => validFrom <= day)
  if (!set) throw notFound('papers.problem.no_set', { day })
  return set
}

/**
 * The form for a kind of paper on a day. Where the set of the day has none (a notice of stop before there was a form
 * for it), the first later one stands in: the paper is due all the same.
 */
export function formOn(kind: PaperKind, day: Day): { set: FormSet; form: PaperForm } {
  const held = formSetOn(day)
  const set = [held, ...formSets().filter(({ validFrom }) => validFrom > day)].find(
    ({ forms }) => forms[kind]
  )
  const found = set?.forms[kind]
  if (!set || !found) throw notFound('papers.problem.no_set', { day })
  return { set, form: found }
}

let files: Record<string, string> | undefined

/** The template of a form, with all that it draws on. */
export function templateOf(set: FormSet, { template }: PaperForm): PaperSource {
  files ??= Object.fromEntries(
    globSync('**/*.typ', { cwd: folder }).map((path) => [
      path.replaceAll('\\', '/'),
      readFileSync(join(folder, path), 'utf8')
    ])
  )
  return { files, main: `${set.id}/${template}` }
}
