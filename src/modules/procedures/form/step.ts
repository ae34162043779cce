import { type Field, flatFields } from './fields.ts'
import { type Posted, rowsIn } from './values.ts'

/** Names of the buttons within a form: none of them sends it off. */
export const stepNames = { add: '_add', remove: '_remove', show: '_show' } as const
/** Before the name of a field: the input that takes a new file for it. */
export const uploadPrefix = '_upload.'

/** What the buttons within a form ask for: another row, one less, a file taken away, the questions that follow an answer. */
export interface FormStep {
  /** Whether such a button was pressed: the form is shown again, and nothing is said of what is missing. */
  step: boolean
  /** What was typed, after the step. */
  posted: Posted
  /** How many rows of the list at a path are shown. */
  rows(path: string): number
}

/** Takes the step that a posted form asks for; nothing that was typed gets lost. */
export function stepIn(body: Posted): FormStep {
  const pressed = (name: string) => (typeof body[name] === 'string' ? body[name] : undefined)
  const add = pressed(stepNames.add)
  const remove = pressed(stepNames.remove)
  const posted = remove === undefined ? body : without(body, remove)
  return {
    step: [add, remove, pressed(stepNames.show)].some((one) => one !== undefined),
    posted,
    rows: (path) => rowsIn(posted, path) + (path === add ? 1 : 0)
  }
}

/** `papers=ID` takes a file from a field, `children.1` a row from a list: those after it move up. */
function without(posted: Posted, what: string): Posted {
  const [path = '', id] = what.split('=', 2)
  if (id !== undefined) {
    const left = [posted[path]].flat().filter((one) => one !== id)
    return { ...posted, [path]: left }
  }
  const [, list, number] = /^(.*)\.(\d{1,3})$/.exec(path) ?? []
  if (list === undefined) return posted
  const gone = Number(number)
  return Object.fromEntries(
    Object.entries(posted).flatMap(([name, value]) => {
      const [, index, rest] = name.startsWith(`${list}.`)
        ? (/^(\d{1,3})(\..*)?$/.exec(name.slice(list.length + 1)) ?? [])
        : []
      if (index === undefined || Number(index) < gone) return [[name, value]]
      if (Number(index) === gone) return []
      return [[`${list}.${Number(index) - 1}${rest ?? ''}`, value]]
    })
  )
}

/** A file that came with a form, and for which field. */
export interface NewFile<F> {
  field: Field
  file: F
}

/**
 * The new files among what a form sent, for fields that it asks: whoever keeps files stores them and puts their ids
 * in with `withFile`.
 */
export function newFilesIn<F>(
  fields: readonly Field[],
  posted: Posted,
  isFile: (value: unknown) => value is F
): NewFile<F>[] {
  return flatFields(fields)
    .filter(({ kind }) => kind === 'file')
    .flatMap((field) =>
      [posted[`${uploadPrefix}${field.path}`]]
        .flat()
        .filter(isFile)
        .map((file) => ({ field, file }))
    )
}

/** The posted form with a stored file: beside the others where there may be several, else in place of the one before. */
export function withFile(posted: Posted, { path, several }: Field, id: string): Posted {
  const before = [posted[path]].flat().filter((one) => typeof one === 'string' && one !== '')
  return { ...posted, [path]: several ? [...before, id] : id }
}
