import type { T } from '../../../../platform/i18n/index.ts'

const minute = 60_000

/** Working time in words, its two largest units: "2 ngày 3 giờ", "40 phút". */
export function timeInWords(t: T, milliseconds: number, hoursADay: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / minute)
  const aDay = Math.round(hoursADay * 60)
  const [days, hours, rest] = [
    Math.floor(minutes / aDay),
    Math.floor((minutes % aDay) / 60),
    (minutes % aDay) % 60
  ]
  const parts = [
    days ? t('dossier.time.days', { count: days }) : '',
    hours ? t('dossier.time.hours', { count: hours }) : '',
    rest && !days ? t('dossier.time.minutes', { count: rest }) : ''
  ].filter(Boolean)
  return parts.join(' ') || t('dossier.time.minutes', { count: 0 })
}

/** What is left, or by how much it is late: "còn 2 ngày 3 giờ", "quá hạn 1 ngày". */
export function leftInWords(t: T, left: number, hoursADay: number): string {
  if (Math.abs(left) < minute) return t('dossier.time.now')
  // What is to be done today has hours: one day left would mean tomorrow.
  const today = Math.abs(left) <= hoursADay * 60 * minute
  const time = timeInWords(t, left, today ? Number.POSITIVE_INFINITY : hoursADay)
  return left < 0 ? t('dossier.time.late', { time }) : t('dossier.time.left', { time })
}
