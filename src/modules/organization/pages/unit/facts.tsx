import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import { DayText, SummaryList, Tag, useView } from '../../../../ui/index.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import { DecisionLink } from '../shared/decision-link.tsx'
import { functionNames } from '../shared/functions.ts'
import { lastDay } from '../shared/unit-facts.ts'
import { UnitLink, unitNameInText } from '../shared/unit-name.tsx'
import type { UnitOnPage } from './read-unit.ts'

/** What the register says of a unit on the day. */
export function UnitFacts({ page, unit }: { page: UnitOnPage; unit: UnitVersion }): VNode {
  const { t, language } = useView()
  const day = unit.start ?? lastDay(unit) ?? ''
  const parent = page.around(unit.parentId, day)
  const area = page.around(unit.areaId, day)
  const seat =
    unit.seat ??
    (area?.seat
      ? t('organization.page.fact.seat_of', { seat: area.seat, area: unitNameInText(area, language) })
      : t('organization.page.unknown'))
  const isArea = unit.type === 'area'
  const number = (value: number | null, unitOfMeasure: string) =>
    value === null ? t('organization.page.unknown') : `${formatNumber(value, language)} ${unitOfMeasure}`
  return (
    <SummaryList
      rows={[
        { key: t('organization.page.fact.kind'), value: unit.kindName[language] },
        { key: t('organization.page.fact.code'), value: <span class="haicap-code">{unit.code}</span> },
        parent && { key: t(`organization.page.fact.parent_${unit.type}`), value: <UnitLink unit={parent} /> },
        area && { key: t('organization.page.fact.area'), value: <UnitLink unit={area} /> },
        { key: t('organization.page.fact.seat'), value: seat },
        !isArea &&
          unit.functions.length > 0 && {
            key: t('organization.page.fact.functions'),
            value: functionNames(page.functions, language)(unit.functions)
          },
        isArea && { key: t('organization.page.fact.area_km2'), value: number(unit.areaKm2, 'km²') },
        isArea && {
          key: t('organization.page.fact.population'),
          value: number(unit.population, t('organization.page.fact.people'))
        },
        unit.nameEn !== null && {
          key: t('organization.page.fact.name_en'),
          value: <span lang="en">{unit.nameEn}</span>
        },
        unit.otherNames.length > 0 && {
          key: t('organization.page.fact.other_names'),
          value: unit.otherNames.join('; ')
        },
        { key: t('organization.page.fact.valid'), value: <Validity unit={unit} /> },
        unit.beganBy !== null && {
          key: t('organization.page.fact.basis'),
          value: (
            <DecisionLink
              id={unit.beganBy}
              number={page.decisions.get(unit.beganBy)?.number}
              clause={unit.beganClause}
            />
          )
        },
        (unit.source !== null || unit.demonstration) && {
          key: t('organization.page.fact.source'),
          value: (
            <>
              {unit.demonstration && <Tag tone="gold">{t('organization.page.demonstration')}</Tag>}{' '}
              {unit.source}
            </>
          )
        }
      ]}
    />
  )
}

/** "from 01/07/2025 to 31/12/2026", with open ends said. */
function Validity({ unit }: { unit: UnitVersion }): VNode {
  const { t } = useView()
  const last = lastDay(unit)
  return (
    <>
      {unit.start ? (
        <>
          {t('organization.page.valid.from')} <DayText day={unit.start} />
        </>
      ) : (
        t('organization.page.valid.since_before')
      )}{' '}
      {last ? (
        <>
          {t('organization.page.valid.to')} <DayText day={last} />
        </>
      ) : (
        t('organization.page.valid.open')
      )}
    </>
  )
}
