import type { VNode } from 'preact'
import { type Card, CardList, Link, Tag, useView } from '../../../../ui/index.ts'
import type { CustodianAnswer, CustodianFound } from '../../custodian.ts'
import type { Counter } from '../../store/counters.ts'
import type { TerritoryToday } from '../../store/follow-territory.ts'
import { Since } from './ask-now.tsx'
import { fewFields } from './field-list.tsx'
import type { FunctionNames } from './functions.ts'
import { unitName, unitPath } from './unit-name.tsx'

/** A few areas, each with its seat and the bodies that answer there. */
export function NowCards({ answer, names }: { answer: CustodianAnswer; names: FunctionNames }): VNode {
  const { t, href, language } = useView()
  const { territory, custodians, counters, at, unit } = answer
  const elsewhere = custodians.filter((one) => !territory.some((area) => area.id === one.areaId))
  return (
    <CardList
      items={[...territory.map(areaCard), ...byCustodian(elsewhere).map(bodyCard)]}
      empty={t('organization.page.now.nobody')}
    />
  )

  function areaCard(area: TerritoryToday): Card {
    const isPart = area.extent === 'part' && unit.level === area.level
    return {
      title: unitName(area, language),
      href: href(unitPath(area), { at }),
      meta: (
        <>
          <span class="haicap-code">{area.code}</span>{' '}
          {isPart && <Tag tone="gold">{t('organization.page.extent.part')}</Tag>}
        </>
      ),
      children: (
        <>
          <GoTo counter={counters.find(({ areaId }) => areaId === area.id)} at={at} />
          {area.seat && <p class="govuk-body">{t('organization.page.now.seat', { seat: area.seat })}</p>}
          <ul class="govuk-list govuk-list--bullet">
            {byCustodian(custodians.filter((one) => one.areaId === area.id)).map((rows) => (
              <li>
                <Body rows={rows} at={at} names={names} seat={area.seat} />
              </li>
            ))}
          </ul>
        </>
      )
    }
  }

  function bodyCard(rows: CustodianFound[]): Card {
    const [first] = rows
    return {
      title: first?.custodianName ?? '',
      href: href(`/organizations/${first?.custodianId}`, { at }),
      children: (
        <>
          <GoTo
            counter={counters.find(({ areaId, id }) => areaId === first?.areaId && id !== first.custodianId)}
            at={at}
          />
          {first?.seat && <p class="govuk-body">{t('organization.page.now.seat', { seat: first.seat })}</p>}
          <p class="govuk-body haicap-muted">{names(rows.map((row) => row.functionCode))}</p>
        </>
      )
    }
  }
}

/** Where people go in person, with the address: said first, since it is what they came to learn. */
function GoTo({ counter, at }: { counter: Counter | undefined; at: string }): VNode | null {
  const { t } = useView()
  if (!counter) return null
  return (
    <p class="govuk-body">
      <strong>{t('organization.page.now.go_to')}</strong> <CounterLink counter={counter} at={at} />
    </p>
  )
}

export function CounterLink({ counter: { id, name, seat }, at }: { counter: Counter; at: string }): VNode {
  return (
    <>
      <Link to={`/organizations/${id}`} params={{ at }}>
        {name}
      </Link>
      {seat && `, ${seat}`}
    </>
  )
}

/** A body that answers, since when and, unless for everything, in which fields. */
export function Body(props: {
  rows: CustodianFound[]
  at: string
  names: FunctionNames
  seat?: string | null
  /** Whether to say since when. */
  since?: boolean
}): VNode | null {
  const { rows, at, names, seat, since = true } = props
  const { t } = useView()
  const [first] = rows
  if (!first) return null
  const codes = new Set(rows.map((row) => row.functionCode))
  const fields =
    codes.size > fewFields ? t('organization.page.now.fields', { count: codes.size }) : names(codes)
  return (
    <>
      <Link to={`/organizations/${first.custodianId}`} params={{ at }}>
        {first.custodianName}
      </Link>
      {since && <Since custodian={first} />}
      {!codes.has('all') && <span class="haicap-muted">: {fields}</span>}
      {first.seat && seat !== undefined && first.seat !== seat && (
        <span class="haicap-muted"> ({first.seat})</span>
      )}
    </>
  )
}

/** One group for each custodian. */
export function byCustodian(custodians: CustodianFound[]): CustodianFound[][] {
  return [...Map.groupBy(custodians, (one) => one.custodianId).values()]
}
