import { formatNumber, formatPercent } from '../../../platform/i18n/index.ts'
import type { PageView } from '../../../ui/index.ts'
import type { Figure } from '../figures.ts'

type Words = Pick<PageView, 't' | 'language'>

/** A figure's value as its reader writes it; words where there is nothing to divide by. */
export function valueText({ value, unit }: Pick<Figure, 'value' | 'unit'>, { t, language }: Words): string {
  if (value === null) return t('reports.not_applicable')
  return unit === 'percent' ? formatPercent(value, language) : formatNumber(value, language)
}

/** What is counted, behind the number; a percentage bears its sign already. */
export function unitText({ value, unit }: Pick<Figure, 'value' | 'unit'>, { t }: Words): string | undefined {
  const key = `reports.unit.${unit}`
  return value === null || unit === 'percent' || !t.has(key) ? undefined : t(key, { count: value })
}
