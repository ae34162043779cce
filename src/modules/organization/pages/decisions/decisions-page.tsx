import type { VNode } from 'preact'
import { DayText, Link, PageHeading, Table, Tag, useView } from '../../../../ui/index.ts'
import type { Decision } from '../../store/decisions.ts'

/** All legal acts that the register cites, the latest first. */
export function DecisionsPage({ decisions }: { decisions: Decision[] }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('organization.page.decisions.lead')}>
        {t('organization.page.decisions.title')}
      </PageHeading>
      <Table
        caption={t('organization.page.decisions.count', { count: decisions.length })}
        columns={[
          {
            heading: t('organization.page.column.number'),
            rowHeader: true,
            cell: (one) => (
              <>
                <Link to={`/decisions/${one.id}`}>{one.number}</Link>{' '}
                {one.demonstration && <Tag tone="gold">{t('organization.page.demonstration')}</Tag>}
              </>
            )
          },
          { heading: t('organization.page.column.issuer'), cell: (one) => one.issuer },
          {
            heading: t('organization.page.column.issued'),
            cell: (one) => <DayText day={one.issuedOn} />,
            nowrap: true
          },
          {
            heading: t('organization.page.column.effective'),
            cell: (one) => <DayText day={one.effectiveOn} />,
            nowrap: true
          },
          { heading: t('organization.page.column.title'), cell: (one) => one.title }
        ]}
        rows={decisions}
        empty={t('organization.page.decisions.empty')}
      />
    </>
  )
}
