import type { VNode } from 'preact'
import {
  type Calendar,
  closeOf,
  dayOf,
  spansOf,
  workingTimeOver
} from '../../../../../platform/calendar/index.ts'
import { type Day, dayAfter, isDay } from '../../../../../platform/day.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { formatDay } from '../../../../../platform/i18n/index.ts'
import { millis } from '../../../../../platform/moment.ts'
import { invalid } from '../../../../../platform/problem.ts'
import { DateInput, InsetText, InstantText, Textarea, useView } from '../../../../../ui/index.ts'
import { calendarOf } from '../../../law.ts'
import type { Found } from '../read-dossier.ts'
import { textIn, type VerbForm } from './verb-form.ts'

/** Working days that are proposed; whoever extends may give others. */
const proposedDays = 3
/** As far as days off are told beforehand. */
const toldDays = 30

/** The apology with a new date, which is a day on which the office works. */
export const extendForm: VerbForm = {
  names: { until: 'day' },
  open: async (tx, { found, day: today }) => {
    const calendar = await calendarOf(tx)
    const from = Math.max(millis(found.now), found.clock.clock.due ?? 0)
    const proposed = workingTimeOver(calendar, from, proposedDays * found.hoursADay * 3_600_000)
    return {
      start: { day: proposed === null ? '' : dayOf(proposed, calendar.timeZone) },
      fields: (form) => <Fields form={form} found={found} off={daysOff(calendar, today)} />,
      input: (posted) => ({
        until: endOf(calendar, textIn(posted, 'day')),
        reason: textIn(posted, 'reason')
      })
    }
  }
}

/** The end of the office hours of a day. @throws Problem 422 when it is none, or a day off, with the next that is worked */
function endOf(calendar: Calendar, day: string): string {
  const at = (messageKey: string, params: Record<string, string> = {}) =>
    invalid('record.input.invalid', {}, [{ path: 'day', messageKey, params }])
  if (!isDay(day)) throw at('dossier.input.day')
  const close = closeOf(calendar, day)
  if (close === null) throw at('dossier.input.day')
  const next = dayOf(close, calendar.timeZone)
  if (next !== day)
    throw at('dossier.input.day_off', { day: formatDay(day, 'vi'), next: formatDay(next, 'vi') })
  return Temporal.Instant.fromEpochMilliseconds(close).toString()
}

/** Named days off in the weeks to come. */
function daysOff(
  calendar: Calendar,
  today: Day
): { day: Day; name: { vi: string; en: string; de: string } }[] {
  const off = []
  for (let day = today, ahead = 0; ahead < toldDays; day = dayAfter(day), ahead += 1) {
    const special = calendar.days.get(day)
    if (special && !spansOf(calendar, day).length) off.push({ day, name: special.name })
  }
  return off
}

function Fields(props: { form: Form; found: Found; off: ReturnType<typeof daysOff> }): VNode {
  const { t, language } = useView()
  const { form, found, off } = props
  const { due } = found.clock.clock
  return (
    <>
      <InsetText>
        {t('dossier.extend.promised')} <InstantText at={found.dossier.promisedAt} />.{' '}
        {due !== null && (
          <>
            {t('dossier.extend.due')}{' '}
            <InstantText at={Temporal.Instant.fromEpochMilliseconds(due).toString()} />.
          </>
        )}
      </InsetText>
      <DateInput
        {...form.field('day')}
        name="day"
        label={t('dossier.extend.day')}
        hint={[
          t('dossier.extend.hint'),
          off.length > 0 &&
            t('dossier.extend.off', {
              days: off.map(({ day, name }) => `${formatDay(day, language)} (${name[language]})`).join(', ')
            })
        ]
          .filter(Boolean)
          .join(' ')}
      />
      <Textarea {...form.field('reason')} name="reason" label={t('dossier.extend.reason')} />
    </>
  )
}
