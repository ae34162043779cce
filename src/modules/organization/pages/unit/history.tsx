import type { VNode } from 'preact'
import { Timeline, type TimelineItem, useView } from '../../../../ui/index.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import { DecisionLink } from '../shared/decision-link.tsx'
import { type Difference, differences, lastDay } from '../shared/unit-facts.ts'
import { unitName } from '../shared/unit-name.tsx'
import type { UnitOnPage } from './read-unit.ts'

/** Names, codes, kinds and superior units through time, the latest first, each with the decision that made it so. */
export function History({ page }: { page: UnitOnPage }): VNode {
  const { t } = useView()
  const items = page.versions.flatMap((version, index) => {
    const before = page.versions[index - 1]
    const after = page.versions[index + 1]
    return [
      <Entry page={page} version={version} before={before?.end === version.start ? before : undefined} />,
      version.end && after?.start !== version.end ? <Ending page={page} version={version} /> : null
    ].flatMap((text, at) => (text ? [itemOf(page, version, text, at === 1)] : []))
  })
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        {t('organization.page.history.title')}
      </h2>
      <Timeline label={t('organization.page.history.title')} items={items.reverse()} />
    </section>
  )
}

function itemOf(page: UnitOnPage, version: UnitVersion, title: VNode, ending: boolean): TimelineItem {
  if (ending) return { day: version.end ?? '', title }
  return { day: version.start ?? '', lastDay: lastDay(version), title, current: version === page.unit }
}

/** What an entry changed, or how the unit began. */
function Entry({
  page,
  version,
  before
}: {
  page: UnitOnPage
  version: UnitVersion
  before?: UnitVersion
}): VNode {
  const { t, language } = useView()
  const name = `${unitName(version, language)} (${version.code})`
  if (!before) {
    const key = version.start ? 'organization.page.history.began' : 'organization.page.history.known'
    return (
      <>
        {t(key, { unit: name })}
        <Basis page={page} id={version.beganBy} clause={version.beganClause} />
      </>
    )
  }
  return (
    <>
      {differences(before, version)
        .map((one) => said(one))
        .join('; ')}
      <Basis page={page} id={version.beganBy} clause={version.beganClause} />
    </>
  )

  function said(difference: Difference): string {
    return t(`organization.page.history.${difference}`, {
      before: textOf(difference, before as UnitVersion),
      after: textOf(difference, version)
    })
  }

  function textOf(difference: Difference, entry: UnitVersion): string {
    const around = (id: string | null) => {
      const unit = page.around(id, entry.start ?? lastDay(entry) ?? '')
      return unit ? unitName(unit, language) : t('organization.page.unknown')
    }
    const values: Record<Difference, () => string> = {
      name: () => entry.name,
      kind: () => entry.kindName[language],
      code: () => entry.code,
      parent: () => around(entry.parentId),
      area: () => around(entry.areaId),
      seat: () => entry.seat ?? t('organization.page.unknown'),
      functions: () => String(entry.functions.length),
      other: () => ''
    }
    return values[difference]()
  }
}

function Ending({ page, version }: { page: UnitOnPage; version: UnitVersion }): VNode {
  const { t } = useView()
  return (
    <>
      {t('organization.page.history.ended')}
      <Basis page={page} id={version.endedBy} clause={version.endedClause} />
    </>
  )
}

function Basis({
  page,
  id,
  clause
}: {
  page: UnitOnPage
  id: string | null
  clause: string | null
}): VNode | null {
  if (!id) return null
  return (
    <div class="haicap-muted">
      <DecisionLink id={id} number={page.decisions.get(id)?.number} clause={clause} />
    </div>
  )
}
