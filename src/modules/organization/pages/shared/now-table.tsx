import type { VNode } from 'preact'
import { type Column, Table, useView } from '../../../../ui/index.ts'
import type { CustodianAnswer } from '../../custodian.ts'
import type { TerritoryToday } from '../../store/follow-territory.ts'
import type { FunctionNames } from './functions.ts'
import { Body, byCustodian, CounterLink } from './now-cards.tsx'
import { UnitLink, unitName } from './unit-name.tsx'

/** Many areas (a district's land): former part, area of today, its seat, who answers there; below, bodies elsewhere. */
export function NowTable({ answer, names }: { answer: CustodianAnswer; names: FunctionNames }): VNode {
  const { t, language } = useView()
  const { territory, custodians, counters, at } = answer
  const counterOf = new Map(counters.map((counter) => [counter.areaId, counter]))
  const elsewhere = byCustodian(custodians.filter((one) => !territory.some((area) => area.id === one.areaId)))
  const columns: Column<TerritoryToday>[] = [
    ...(territory.some((area) => area.parts.length)
      ? [
          {
            heading: t('organization.page.now.former'),
            cell: (area: TerritoryToday) => area.parts.map((part) => unitName(part, language)).join('; ')
          }
        ]
      : []),
    {
      heading: t('organization.page.now.today'),
      cell: (area) => <UnitLink unit={area} day={at} />,
      rowHeader: true
    },
    {
      heading: t(counters.length ? 'organization.page.now.go_where' : 'organization.page.column.seat'),
      cell: (area) => {
        const counter = counterOf.get(area.id)
        if (counter) return <CounterLink counter={counter} at={at} />
        return area.seat ?? t('organization.page.unknown')
      }
    },
    {
      heading: t('organization.page.now.bodies'),
      cell: (area) => (
        <ul class="govuk-list">
          {byCustodian(custodians.filter((one) => one.areaId === area.id)).map((rows) => (
            <li>
              <Body rows={rows} at={at} names={names} since={false} />
            </li>
          ))}
        </ul>
      )
    }
  ]
  return (
    <>
      <Table caption={t('organization.page.now.table')} captionHidden columns={columns} rows={territory} />
      {elsewhere.length > 0 && (
        <>
          <p class="govuk-body">{t('organization.page.now.elsewhere')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {elsewhere.map((rows) => (
              <li>
                <Body rows={rows} at={at} names={names} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
