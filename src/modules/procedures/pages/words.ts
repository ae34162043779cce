import { formatNumber, type Language } from '../../../platform/i18n/index.ts'
import { useView } from '../../../ui/index.ts'
import type { Content, StepPlace } from '../content.ts'
import type { Words } from './read-procedure.ts'

/** Says a time limit: "5 ngày làm việc", "trong ngày". */
export function useLimit(): (limit: Content['limit'] | null) => string {
  const { t } = useView()
  return (limit) => (limit ? t(`procedures.limit.${limit.unit}`, { count: limit.amount }) : '–')
}

/** Says an amount of money; nothing to pay is said, and so is nothing known. */
export function useFee(): (amount: number | null) => string {
  const { t, language } = useView()
  return (amount) => {
    if (amount === null) return t('procedures.fee.unsaid')
    return amount === 0
      ? t('procedures.fee.free')
      : t('procedures.fee.dong', { amount: formatNumber(amount, language) })
  }
}

/** Says several fees in short: what is to be paid at least. */
export function useFees(): (amounts: readonly number[]) => string {
  const { t } = useView()
  const fee = useFee()
  return (amounts) => {
    const [least = null, ...more] = amounts.toSorted((one, other) => one - other)
    return more.some((amount) => amount !== least)
      ? t('procedures.fee.from', { fee: fee(least) })
      : fee(least)
  }
}

/**
 * Says at which other body a step is done.
 * @param own the field of the procedure, which counts when the step names none
 */
export function useStepPlace(
  { fields, powers }: Pick<Words, 'fields' | 'powers'>,
  own?: string
): (at: StepPlace) => string {
  const { t, language } = useView()
  return ({ power, level, field = own }) => {
    if (power) return t('procedures.step.at_power', { power: powers.get(power)?.[language] ?? power })
    const name = field === undefined ? '' : (fields.get(field)?.[language] ?? field)
    return name ? t(`procedures.step.at_${level}`, { field: name }) : t(`procedures.edit.place_${level}`)
  }
}

/** A name in the reader's language, else in Vietnamese. */
export function useName(): (name: Content['name']) => string {
  const { language } = useView()
  return (name) => name[language] ?? name.vi
}

/** The same outside of a page. */
export function nameIn({ name }: Pick<Content, 'name'>, language: Language): string {
  return name[language] ?? name.vi
}
