import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { formatDay } from '../../../../platform/i18n/index.ts'
import {
  Columns,
  DayText,
  Link,
  PageHeading,
  Table,
  Tag,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import type { Decision } from '../../store/decisions.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import { AskNow } from '../shared/ask-now.tsx'
import { unitName, unitPath } from '../shared/unit-name.tsx'
import { UnitFacts } from './facts.tsx'
import { History } from './history.tsx'
import { Lineage } from './lineage.tsx'
import { Bodies, Parts } from './parts.tsx'
import type { UnitOnPage } from './read-unit.ts'
import { TakenOver } from './taken-over.tsx'

/** An area or a body on the chosen day: what it is, what belongs to it, how it came to be, where to go when it is no more. */
export function UnitPage({ page, mayChange }: { page: UnitOnPage; mayChange: boolean }): VNode {
  const { t, language, href, at } = useView()
  const { unit, now } = page
  const shown =
    unit ?? ((page.versions.findLast((one) => one.end && one.end <= at) ?? page.versions[0]) as UnitVersion)
  const path = unitPath(page)
  return (
    <>
      <PageHeading
        caption={page.type === 'organization' ? shown.kindName[language] : undefined}
        meta={
          <>
            <Standing page={page} shown={shown} /> <span class="haicap-code">{shown.code}</span>
          </>
        }
        actions={
          <>
            {page.type === 'organization' && (
              <>
                <Link to={`${path}/staff`}>{t('organization.page.unit.staff')}</Link>
                {unit && <Link to={`${path}/powers`}>{t('organization.page.unit.powers')}</Link>}
              </>
            )}
            {page.type === 'area' && unit && (
              <Link to="/authority" params={{ place: page.id }}>
                {t('organization.page.unit.who_decides')}
              </Link>
            )}
            {(now || page.predecessors.length > 0) && (
              <Link to={`${path}/notice`}>{t('organization.page.unit.notice')}</Link>
            )}
            {mayChange && unit && (
              <a class="govuk-link" href={href(`${path}/change`)}>
                {t('organization.page.unit.change')}
              </a>
            )}
          </>
        }
      >
        {unitName(shown, language)}
      </PageHeading>
      <Columns aside={<History page={page} />}>
        {!unit && <NotThen page={page} shown={shown} />}
        {now && <AskNow answer={now} functions={page.functions} />}
        {unit && <UnitFacts page={page} unit={unit} />}
        {page.type === 'area' && page.parts.length > 0 && <Parts parts={page.parts} />}
        {page.type === 'area' && page.bodies.length > 0 && (
          <Bodies bodies={page.bodies} title={t('organization.page.bodies.area')} />
        )}
        {page.type === 'organization' && page.parts.length > 0 && (
          <Bodies bodies={page.parts} title={t('organization.page.bodies.organization')} />
        )}
      </Columns>
      <Lineage page={page} />
      {page.takenOver.length > 0 && <TakenOver page={page} />}
      <Decisions decisions={[...page.decisions.values()]} />
    </>
  )
}

/** Whether it exists on the day, in a word. */
function Standing({ page, shown }: { page: UnitOnPage; shown: UnitVersion }): VNode {
  const { t, at } = useView()
  if (page.unit && page.now) return <Tag tone="gold">{t('organization.page.unit.ends')}</Tag>
  if (page.unit) return <Tag tone="green">{t('organization.page.unit.exists')}</Tag>
  const ahead = shown.start !== null && shown.start > at
  return <Tag tone="grey">{t(ahead ? 'organization.page.unit.ahead' : 'organization.page.unit.absent')}</Tag>
}

/** Says that it does not exist on the day, when it did, and leads there. */
function NotThen({ page, shown }: { page: UnitOnPage; shown: UnitVersion }): VNode {
  const { t, language, at } = useView()
  const spans = page.spans.map(({ start, end }) =>
    t('organization.page.unit.span', {
      start: start ? formatDay(start, language) : 'none',
      end: end ? formatDay(dayBefore(end), language) : 'none'
    })
  )
  const day = shown.start && shown.start > at ? shown.start : shown.end ? dayBefore(shown.end) : shown.start
  return (
    <>
      <WarningText>
        {t('organization.page.unit.not_then', {
          unit: unitName(shown, language),
          day: formatDay(at, language)
        })}
      </WarningText>
      <p class="govuk-body">
        {t('organization.page.unit.existed')} {spans.join('; ')}.{' '}
        {day && (
          <Link to={unitPath(page)} params={{ at: day }}>
            {t('organization.page.unit.see_on')} <DayText day={day} />
          </Link>
        )}
      </p>
    </>
  )
}

function Decisions({ decisions }: { decisions: Decision[] }): VNode {
  const { t } = useView()
  return (
    <section aria-labelledby="decisions">
      <h2 class="govuk-heading-m" id="decisions">
        {t('organization.page.decisions.title')}
      </h2>
      <Table
        caption={t('organization.page.unit.decisions')}
        captionHidden
        columns={[
          {
            heading: t('organization.page.column.number'),
            cell: (one) => <Link to={`/decisions/${one.id}`}>{one.number}</Link>,
            rowHeader: true
          },
          { heading: t('organization.page.column.issuer'), cell: (one) => one.issuer },
          {
            heading: t('organization.page.column.issued'),
            cell: (one) => <DayText day={one.issuedOn} />,
            nowrap: true
          },
          { heading: t('organization.page.column.title'), cell: (one) => one.title }
        ]}
        rows={decisions}
        empty={t('organization.page.unit.no_decisions')}
      />
    </section>
  )
}
