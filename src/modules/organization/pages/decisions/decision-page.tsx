import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import {
  type Column,
  DayText,
  Details,
  InsetText,
  Link,
  PageHeading,
  SummaryList,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { Effect } from '../../store/decision-effects.ts'
import type { Decision } from '../../store/decisions.ts'
import { UnitLink } from '../shared/unit-name.tsx'

/** More rows than this are for the CSV. */
const mostRows = 200
/** More than this are opened on demand. */
const manyRows = 15

/** A legal act, and everything that it began, changed and ended. */
export function DecisionPage({ decision, effects }: { decision: Decision; effects: Effect[] }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading
        caption={t('organization.page.decision.caption')}
        meta={
          decision.demonstration ? <Tag tone="gold">{t('organization.page.demonstration')}</Tag> : undefined
        }
        lead={decision.title}
        actions={
          effects.length > 0 && (
            <Link to={`/decisions/${decision.id}/effects.csv`} download>
              {t('organization.page.csv')}
            </Link>
          )
        }
      >
        {decision.number}
      </PageHeading>
      <SummaryList
        rows={[
          {
            key: t('organization.page.column.issuer'),
            value: decision.issuer ?? t('organization.page.unknown')
          },
          {
            key: t('organization.page.column.issued'),
            value: decision.issuedOn ? <DayText day={decision.issuedOn} /> : t('organization.page.unknown')
          },
          {
            key: t('organization.page.column.effective'),
            value: decision.effectiveOn ? (
              <DayText day={decision.effectiveOn} />
            ) : (
              t('organization.page.unknown')
            )
          },
          decision.source !== null && { key: t('organization.page.fact.source'), value: decision.source }
        ]}
      />
      {effects.length === 0 && <InsetText>{t('organization.page.decision.nothing')}</InsetText>}
      {(['began', 'changed', 'ended'] as const).map((effect) => (
        <Effects effect={effect} effects={effects.filter((one) => one.effect === effect)} />
      ))}
    </>
  )
}

function Effects({ effect, effects }: { effect: Effect['effect']; effects: Effect[] }): VNode | null {
  const { t } = useView()
  if (!effects.length) return null
  return (
    <section aria-labelledby={effect}>
      <h2 class="govuk-heading-m" id={effect}>
        {t(`organization.page.decision.${effect}`)}
      </h2>
      {(['area', 'organization'] as const).map((type) => (
        <OfType type={type} effects={effects.filter((one) => one.type === type)} />
      ))}
    </section>
  )
}

function OfType({ type, effects }: { type: Effect['type']; effects: Effect[] }): VNode | null {
  const { t, language } = useView()
  if (!effects.length) return null
  const caption = t(
    type === 'area' ? 'organization.page.decision.areas' : 'organization.page.decision.organizations',
    { count: effects.length }
  )
  const columns: Column<Effect>[] = [
    {
      heading: t('organization.page.column.name'),
      cell: (one) => <UnitLink unit={one} day={dayOf(one)} />,
      rowHeader: true
    },
    {
      heading: t('organization.page.column.code'),
      cell: (one) => <span class="haicap-code">{one.code}</span>,
      nowrap: true
    },
    { heading: t('organization.page.column.kind'), cell: (one) => one.kindName[language] },
    {
      heading: t('organization.page.column.from_day'),
      cell: (one) => <DayText day={one.onDate} />,
      nowrap: true
    },
    { heading: t('organization.page.column.clause'), cell: (one) => one.clause }
  ]
  const table = (
    <Table
      caption={caption}
      captionHidden={effects.length > manyRows}
      columns={columns}
      rows={effects.slice(0, mostRows)}
    />
  )
  if (effects.length <= manyRows) return table
  return (
    <Details summary={caption}>
      {table}
      {effects.length > mostRows && (
        <p class="govuk-body">
          {t('organization.page.decision.more', { shown: mostRows, total: effects.length })}
        </p>
      )}
    </Details>
  )
}

/** A day on which the unit can be seen. */
function dayOf({ effect, onDate }: Effect): string | null {
  return effect === 'ended' && onDate ? dayBefore(onDate) : onDate
}
