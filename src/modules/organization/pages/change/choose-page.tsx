import type { VNode } from 'preact'
import { CardList, Link, PageHeading, useView } from '../../../../ui/index.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import { unitName, unitPath } from '../shared/unit-name.tsx'
import { changeActs } from './change-form.ts'

/** What can be done with one unit; what concerns several is a plan. */
export function ChoosePage({ unit }: { unit: UnitVersion }): VNode {
  const { t, href, language } = useView()
  return (
    <>
      <PageHeading lead={t('organization.page.change.lead')}>
        {t('organization.page.change.title', { unit: unitName(unit, language) })}
      </PageHeading>
      <CardList
        items={changeActs.map((act) => ({
          title: t(`organization.page.change.${act}`),
          href: href(unitPath(unit, `/change/${act}`)),
          children: <p class="govuk-body-s">{t(`organization.page.change.about_${act}`)}</p>
        }))}
      />
      <p class="govuk-body">
        {t('organization.page.change.plans')}{' '}
        <Link to="/plans">{t('organization.page.change.to_plans')}</Link>
      </p>
    </>
  )
}
