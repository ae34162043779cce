import type { VNode } from 'preact'
import { formatDay } from '../../platform/i18n/index.ts'
import { KeptQuery } from '../form/form.tsx'
import { DayText } from '../link/day-text.tsx'
import { classes } from '../page/classes.ts'
import { queryOf, useView } from '../page/page-view.ts'

export interface ExampleDay {
  day: string
  /** Why one would look at it: "the day before the merger". */
  label: string
}

/** The day as of which the page answers: chosen as a form or by links, kept in the address. */
export function DateSwitch({ examples }: { examples: ExampleDay[] }): VNode {
  const view = useView()
  const { t, language, at, known, today } = view
  const isToday = at === today && !known
  // As the reader asked for it: the view knows only the instant at which that day ended.
  const knownDay = known
    ? (queryOf(view, []).find(([name]) => name === 'known')?.[1] ?? known).slice(0, 10)
    : ''
  return (
    <section aria-label={t('ui.date.label')} class={classes('haicap-asof', !isToday && 'haicap-asof--other')}>
      <div class="govuk-width-container haicap-asof__row">
        <p class="haicap-asof__now">
          {t('ui.date.as_of')} <DayText day={at} />
          {known && <span> · {t('ui.date.as_known', { day: formatDay(knownDay, language) })}</span>}
        </p>
        <form class="haicap-asof__form" method="get" action={view.path}>
          <KeptQuery view={view} without={['at', 'known']} />
          <label class="govuk-visually-hidden" for="as-of-day">
            {t('ui.date.other')}
          </label>
          <input class="govuk-input haicap-asof__input" type="date" id="as-of-day" name="at" value={at} />
          <button class="govuk-button govuk-button--secondary haicap-button--small" type="submit">
            {t('ui.date.show')}
          </button>
          <details class="haicap-asof__more" open={Boolean(known)}>
            <summary>{t('ui.date.more')}</summary>
            <div class="haicap-asof__known">
              <label class="haicap-asof__label" for="as-known-on">
                {t('ui.date.known')}
              </label>
              <input
                class="govuk-input haicap-asof__input"
                type="date"
                id="as-known-on"
                name="known"
                value={knownDay}
              />
            </div>
          </details>
        </form>
        <ul class="haicap-asof__links">
          <Choice day={null} text={t('ui.date.today')} chosen={isToday} />
          {examples.map(({ day, label }) => (
            <Choice day={day} text={formatDay(day, language)} note={label} chosen={at === day && !known} />
          ))}
        </ul>
      </div>
    </section>
  )
}

interface ChoiceProps {
  day: string | null
  text: string
  note?: string
  chosen: boolean
}

function Choice({ day, text, note, chosen }: ChoiceProps): VNode {
  const { here } = useView()
  return (
    <li>
      <a
        class="haicap-asof__choice"
        href={here({ at: day, known: null, after: null, before: null, page: null })}
        title={note || undefined}
        aria-current={chosen ? 'date' : undefined}
      >
        {text}
        {note && <span class="haicap-asof__note"> {note}</span>}
      </a>
    </li>
  )
}
