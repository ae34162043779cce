import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import {
  Button,
  DayText,
  Details,
  FilterForm,
  InsetText,
  Link,
  PageHeading,
  Select,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { Ending } from '../store/ending.ts'
import { AuthorityTabs } from './frame.tsx'
import { Cited } from './grounds.tsx'

const horizons = [3, 6, 12, 24]

/** What loses its basis when, months ahead: by day and decision, and what hangs on it. */
export function EndingPage({ endings, months }: { endings: Ending[]; months: number }): VNode {
  const { t } = useView()
  const days = [...Map.groupBy(endings, ({ day }) => day)]
  return (
    <>
      <PageHeading lead={t('decide.ending.lead')}>{t('decide.ending.title')}</PageHeading>
      <AuthorityTabs current="ending" />
      <FilterForm label={t('decide.ending.horizon')} fields={['months']}>
        <Select
          name="months"
          label={t('decide.ending.horizon')}
          value={String(months)}
          options={[...new Set([...horizons, months])]
            .sort((one, other) => one - other)
            .map((count) => ({ value: String(count), text: t('decide.ending.months', { count }) }))}
        />
        <Button kind="secondary">{t('decide.matrix.show')}</Button>
      </FilterForm>
      {days.length === 0 && <InsetText>{t('decide.ending.nothing', { count: months })}</InsetText>}
      {days.map(([day, onDay]) => (
        <section aria-labelledby={`day-${day}`}>
          <h2 class="govuk-heading-m" id={`day-${day}`}>
            {t('decide.ending.after')} <DayText day={dayBefore(day)} />{' '}
            <Tag tone="gold">{t('decide.ending.decisions', { count: onDay.length })}</Tag>
          </h2>
          {onDay.map((ending) => (
            <One ending={ending} />
          ))}
        </section>
      ))}
    </>
  )
}

function One({ ending: { decision, powers, hanging } }: { ending: Ending }): VNode {
  const { t, language } = useView()
  const open = powers.filter(({ followed }) => !followed)
  return (
    <>
      <h3 class="govuk-heading-s">
        <Link to={`/decisions/${decision.id}`}>{decision.number}</Link>
        {decision.title && ` – ${decision.title}`}
      </h3>
      <p class="govuk-body">
        {open.length > 0
          ? t('decide.ending.open', { count: open.length, total: powers.length })
          : t('decide.ending.followed', { count: powers.length })}
      </p>
      {open.length > 0 && (
        <Details summary={t('decide.ending.powers', { count: open.length })}>
          <ul class="govuk-list govuk-list--bullet">
            {open.map(({ code, name }) => (
              <li>
                <Link to={`/authority/powers/${code}`}>{name[language]}</Link>
              </li>
            ))}
          </ul>
        </Details>
      )}
      {hanging.length > 0 && (
        <Details summary={t('decide.ending.hanging', { count: hanging.length })}>
          <ul class="govuk-list govuk-list--bullet">
            {hanging.map((step) => (
              <li>
                {t(`decide.act.${step.act}`)}: {step.thing.name[language]} → {step.holder.name[language]} (
                <Cited step={step} />)
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
