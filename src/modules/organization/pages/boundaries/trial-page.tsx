import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import { formatDay, formatNumber, formatPercent } from '../../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  ButtonGroup,
  type Column,
  Columns,
  Details,
  ErrorSummary,
  Form,
  PageHeading,
  SchematicMap,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { BoundaryStudy, OutlineChange } from '../../boundaries/study-boundaries.ts'
import type { BoundaryTrial } from '../../store/boundary-trials.ts'
import { UnitLink, unitName, unitPath } from '../shared/unit-name.tsx'

export interface TrialPageProps {
  trial: Omit<BoundaryTrial, 'text'>
  study: BoundaryStudy
  form: TypedForm
}

/** More rows than this are in the file itself. */
const mostRows = 500
/** An outline that measures so much more or less than the register says wants a second look. */
const noticeable = 0.1

/** What importing a file of outlines would change, drawn and area by area; nothing has been changed yet. */
export function TrialPage(props: TrialPageProps): VNode {
  const { trial, study } = props
  const { t, href, language } = useView()
  const { changes } = study
  return (
    <>
      <PageHeading
        caption={trial.fileName}
        lead={t('organization.page.boundaries.tried_lead', { day: formatDay(trial.on, language) })}
      >
        {t('organization.page.boundaries.tried')}
      </PageHeading>
      <Verdict {...props} />
      <Columns aside={<Missing study={study} />}>
        <SchematicMap
          title={t('organization.page.boundaries.drawn')}
          cells={changes.map(({ area, outline, change }) => ({
            id: area.id,
            name: unitName(area, language),
            shortName: area.name,
            href: href(unitPath(area), { at: trial.on }),
            category: change,
            lat: area.lat,
            lon: area.lon,
            geometry: outline
          }))}
          categories={(['new', 'replaced', 'same'] as const)
            .filter((change) => changes.some((one) => one.change === change))
            .map((change) => ({ id: change, label: t(`organization.page.boundaries.change.${change}`) }))}
        />
      </Columns>
      <Changes changes={changes} on={trial.on} />
    </>
  )
}

/** How much changes, and the button that does it. */
function Verdict({ trial, study, form }: TrialPageProps): VNode {
  const { t, href } = useView()
  const count = (change: OutlineChange['change']) =>
    study.changes.filter((one) => one.change === change).length
  const counts = { fresh: count('new'), replaced: count('replaced'), same: count('same') }
  const another = (
    <Button kind="secondary" href={href('/map/boundaries')}>
      {t('organization.page.boundaries.another')}
    </Button>
  )
  if (counts.fresh + counts.replaced === 0)
    return (
      <Banner>
        <p class="govuk-notification-banner__heading">{t('organization.page.boundaries.nothing')}</p>
        <ButtonGroup>{another}</ButtonGroup>
      </Banner>
    )
  return (
    <Form form={form}>
      {form.errors.length > 0 && <ErrorSummary form={form} />}
      <p class="govuk-body-l">{t('organization.page.boundaries.counts', counts)}</p>
      <p class="govuk-body">{t('organization.page.boundaries.said_source', { source: trial.source })}</p>
      <ButtonGroup>
        <Button>{t('organization.page.boundaries.import', { count: counts.fresh + counts.replaced })}</Button>
        {another}
      </ButtonGroup>
    </Form>
  )
}

function Missing({ study: { missing } }: { study: BoundaryStudy }): VNode {
  const { t } = useView()
  if (!missing.length) return <p class="govuk-body">{t('organization.page.boundaries.complete')}</p>
  return (
    <>
      <p class="govuk-body">{t('organization.page.boundaries.missing', { count: missing.length })}</p>
      <Details summary={t('organization.page.boundaries.missing_which')}>
        <ul class="govuk-list">
          {missing.slice(0, mostRows).map((area) => (
            <li>
              <UnitLink unit={area} /> <span class="haicap-code">{area.code}</span>
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}

function Changes({ changes, on }: { changes: OutlineChange[]; on: string }): VNode {
  const { t, language } = useView()
  const day = (text: string | null) => text && formatDay(text, language)
  const columns: Column<OutlineChange>[] = [
    {
      heading: t('organization.page.column.name'),
      rowHeader: true,
      cell: ({ area }) => <UnitLink unit={area} day={on} />
    },
    {
      heading: t('organization.page.column.code'),
      nowrap: true,
      cell: ({ area }) => <span class="haicap-code">{area.code}</span>
    },
    {
      heading: t('organization.page.boundaries.what'),
      cell: ({ change }) => (
        <Tag tone={change === 'same' ? 'grey' : 'indigo'}>
          {t(`organization.page.boundaries.change.${change}`)}
        </Tag>
      )
    },
    {
      heading: t('organization.page.boundaries.holds'),
      cell: ({ start, end }) =>
        t('organization.page.boundaries.from_to', {
          start: day(start) ?? '…',
          end: day(end && dayBefore(end)) ?? '…'
        })
    },
    {
      heading: t('organization.page.boundaries.measured'),
      numeric: true,
      cell: ({ km2 }) => formatNumber(Math.round(km2 * 100) / 100, language)
    },
    {
      heading: t('organization.page.boundaries.registered'),
      numeric: true,
      cell: (change) => <Registered change={change} />
    },
    {
      heading: t('organization.page.boundaries.points'),
      numeric: true,
      cell: ({ points }) => formatNumber(points, language)
    }
  ]
  return (
    <>
      <Table
        caption={t('organization.page.boundaries.areas', { count: changes.length })}
        columns={columns}
        rows={changes.slice(0, mostRows)}
      />
      {changes.length > mostRows && (
        <p class="govuk-body">
          {t('organization.page.boundaries.more', { count: changes.length - mostRows })}
        </p>
      )}
    </>
  )
}

/** The area that the register has, and how far the outline is from it. */
function Registered({ change: { area, km2 } }: { change: OutlineChange }): VNode {
  const { t, language } = useView()
  if (area.areaKm2 === null) return <span class="haicap-muted">{t('organization.page.unknown')}</span>
  const off = km2 / area.areaKm2 - 1
  return (
    <>
      {formatNumber(area.areaKm2, language)}
      {Math.abs(off) > noticeable && (
        <>
          {' '}
          <Tag tone="gold">
            {off > 0 ? '+' : '−'}
            {formatPercent(Math.abs(off) * 100, language)}
          </Tag>
        </>
      )}
    </>
  )
}
