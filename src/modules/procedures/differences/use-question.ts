import { useView } from '../../../ui/index.ts'
import type { FieldFacts } from './form-difference.ts'

/** Says what a question of a form is: its kind, whether it must be answered, its choices, bounds and condition. */
export function useQuestion(): (value: unknown) => string {
  const { t } = useView()
  const answer = (one: string | true) => (one === true ? t('procedures.form.yes') : one)
  const say = (facts: FieldFacts) => {
    const { label, kind, required, help, words, choices, least, most, whole, known, when = [] } = facts
    return [
      t('procedures.compare.cell', { cell: label, value: t(`designer.kind.${kind}`) }),
      t(required ? 'designer.page.required' : 'designer.page.optional'),
      help,
      ...Object.values(words ?? {}).flatMap((said) => [said?.title, said?.description]),
      choices?.join(' / '),
      least !== undefined && `≥ ${least}`,
      most !== undefined && `≤ ${most}`,
      whole && t('designer.field.whole_item'),
      known && t('designer.page.filled', { fact: t(`procedures.form.fact.${known.replace('.', '_')}`) }),
      ...when.map(({ field, answers }) =>
        t('designer.page.when', { field, answers: answers.map(answer).join(', ') })
      )
    ]
      .filter(Boolean)
      .join('; ')
  }
  return (value) => (typeof value === 'object' && value ? say(value as FieldFacts) : String(value))
}
