import { type Field, fieldsOf, postedOf, type Version } from '../../../../procedures/index.ts'
import type { Dossier } from '../../../dossier.ts'
import { formOf } from '../intake/facts.ts'

/** A question of the form with what was answered. */
export interface Answer {
  /** The field's place in the form. */
  path: string
  kind: Field['kind']
  label: string
  text: string
}

/** What was filled into the form, question by question; files lie among the papers. */
export function answersOf(version: Version, { data }: Pick<Dossier, 'data'>, yes: string): Answer[] {
  const form = formOf(version)
  if (!form) return []
  const given = postedOf(data)
  const answers = (fields: readonly Field[], above = ''): Answer[] =>
    fields.flatMap((field): Answer[] => {
      const label = above ? `${above} – ${field.label}` : field.label
      const inner = [...(field.fields ? [field.fields] : []), ...(field.rows ?? [])]
      if (inner.length)
        return inner.flatMap((one, index) => answers(one, field.rows ? `${label} ${index + 1}` : label))
      if (field.kind === 'file') return []
      const values = [given[field.path] ?? []].flat()
      const texts = values.map(
        (value) => field.choices?.find((choice) => choice.value === value)?.text ?? value
      )
      return [
        {
          path: field.path,
          kind: field.kind,
          label,
          text: field.kind === 'yes_no' ? (values.length ? yes : '–') : texts.join(', ') || '–'
        }
      ]
    })
  return answers(fieldsOf(form, data))
}
