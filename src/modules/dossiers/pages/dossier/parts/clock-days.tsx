import type { VNode } from 'preact'
import { formatNumber } from '../../../../../platform/i18n/index.ts'
import { DayText, Details, InstantText, Link, Table, useView } from '../../../../../ui/index.ts'
import type { Found } from '../read-dossier.ts'

/** The clock explains itself: each day between reception and due date, and the spans in which it stood. */
export function ClockDays({ found }: { found: Found }): VNode | null {
  const { t, language } = useView()
  const { clock, dossier } = found
  const { days } = clock.explanation
  if (!dossier.receivedAt) return null
  const hours = days.reduce((sum, { minutes }) => sum + minutes, 0) / 60
  return (
    <section>
      <h2 class="govuk-heading-m">{t('dossier.clock.title')}</h2>
      <p class="govuk-body">
        {dossier.limit
          ? t('dossier.clock.limit', {
              limit: t(`dossier.limit.${dossier.limit.unit}`, { count: dossier.limit.amount })
            })
          : t('dossier.clock.no_limit')}{' '}
        {dossier.extendedTo && (
          <>
            {t('dossier.clock.extended')} <InstantText at={dossier.extendedTo} />.
          </>
        )}
      </p>
      {dossier.life.stands.length > 0 && (
        <Table
          caption={t('dossier.clock.stands')}
          rows={dossier.life.stands}
          columns={[
            {
              heading: t('dossier.clock.why'),
              rowHeader: true,
              cell: ({ why }) => t('dossier.head.waits', { what: t(`dossiers.waiting.${why}`) })
            },
            { heading: t('dossier.clock.from'), cell: ({ from }) => <InstantText at={from} /> },
            {
              heading: t('dossier.clock.to'),
              cell: ({ to }) => (to ? <InstantText at={to} /> : t('dossier.clock.still'))
            }
          ]}
        />
      )}
      {days.length > 0 && (
        <Details summary={t('dossier.clock.by_day', { count: days.length })}>
          <Table
            caption={t('dossier.clock.days')}
            captionHidden
            rows={days}
            columns={[
              {
                heading: t('dossier.clock.day'),
                rowHeader: true,
                nowrap: true,
                cell: ({ day }) => <DayText day={day} />
              },
              {
                heading: t('dossier.clock.counted_time'),
                numeric: true,
                cell: ({ minutes }) => formatNumber(minutes / 60, language)
              },
              {
                heading: t('dossier.clock.why'),
                cell: ({ reason, name }) =>
                  [t(`dossier.clock.reason.${reason}`), name?.[language]].filter(Boolean).join(': ')
              }
            ]}
            footer={[t('dossier.clock.sum'), formatNumber(hours, language), '']}
          />
        </Details>
      )}
      <p class="govuk-body">
        <Link to="/calendar">{t('dossier.clock.calendar')}</Link>
      </p>
    </section>
  )
}
