import { formatInstant } from '../../../../platform/i18n/index.ts'
import { useView } from '../../../../ui/index.ts'

/** Says a moment with its day of the week: "16:30 thứ Ba, 10/03/2026". */
export function useMomentWords(): (at: string | null) => string {
  const { language, timeZone } = useView()
  return (at) => {
    if (!at) return '–'
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone }).format(
      Temporal.Instant.from(at).epochMilliseconds
    )
    const [time = '', ...day] = formatInstant(at, language, timeZone).split(', ')
    return `${time}, ${weekday} ${day.join(', ')}`
  }
}
