import { useView } from '../../../ui/index.ts'
import type { Content, StepPlace } from '../content.ts'
import type { Words } from '../pages/read-procedure.ts'
import { useFee, useLimit, useStepPlace } from '../pages/words.ts'
import type { Difference } from './difference.ts'
import { useQuestion } from './use-question.ts'

/** How many fields a form asks for, wherever they lie. */
function fieldCount(schema: unknown): number {
  if (typeof schema !== 'object' || schema === null) return 0
  const own = Object.hasOwn(schema, 'type') && Object.hasOwn(schema, 'title') ? 1 : 0
  return Object.values(schema).reduce<number>((sum, inner) => sum + fieldCount(inner), own)
}

/** Cells of rows in the order in which they are said. */
const cells = [
  ...['original', 'copy', 'reuse', 'template', 'power', 'position', 'at', 'share', 'parallel', 'amount'],
  ...['exemption', 'validity', 'electronic', 'condition']
]

/** A value in words: a limit and a form as people know them, rows cell by cell. */
export function useSaid({
  fields,
  powers,
  positions
}: Words): (value: unknown, difference: Difference) => string {
  const { t, language } = useView()
  const limit = useLimit()
  const fee = useFee()
  const place = useStepPlace({ fields, powers })
  const question = useQuestion()
  const named = (code: unknown) =>
    [fields, powers, positions].map((names) => names.get(String(code))?.[language]).find(Boolean) ??
    String(code)
  const say = (value: unknown): string => {
    if (value === undefined || value === null || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'procedures.compare.yes' : 'procedures.compare.no')
    if (Array.isArray(value)) return value.length ? value.map(say).join('; ') : '–'
    if (typeof value !== 'object') return word(String(value))
    return Object.values(value).map(say).join(' · ')
  }
  const cellIn = (cell: string, value: unknown) => {
    if (cell === 'power' || cell === 'position') return named(value)
    if (cell === 'at') return place(value as StepPlace)
    return cell === 'amount' ? fee(Number(value)) : say(value)
  }
  const row = (value: object) => {
    const of = value as Record<string, unknown>
    return cells
      .filter((cell) => of[cell] !== undefined)
      .map((cell) =>
        t('procedures.compare.cell', {
          cell: t(`procedures.cell.${cell}`),
          value: cellIn(cell, of[cell])
        })
      )
      .join('; ')
  }
  const word = (text: string) => (t.has(`procedures.value.${text}`) ? t(`procedures.value.${text}`) : text)
  return (value, { at, name }) => {
    if (value === undefined) return '–'
    if (at === 'form') return question(value)
    if (at !== 'fact') return typeof value === 'object' && value ? row(value) : say(value)
    if (name === 'limit') return limit(value as Content['limit'])
    if (name === 'form') return t('procedures.compare.fields', { count: fieldCount(value) })
    return name === 'field' || name === 'power' ? named(value) : say(value)
  }
}
