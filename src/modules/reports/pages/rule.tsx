import type { VNode } from 'preact'
import type { SetRow } from '../../../platform/sets/index.ts'
import { PageHeading, Table, Tag, useView } from '../../../ui/index.ts'
import { type Rule, ruleWords, violationText } from '../rules.ts'
import { Pages, pageOf } from './paging.tsx'
import { RecordLink } from './record-link.tsx'

/** A rule and what breaks it. */
export function RulePage({ rule, page }: { rule: Rule; page: number }): VNode {
  const { t } = useView()
  const { violations } = rule
  const words = ruleWords(rule.id)
  const shown = pageOf(violations, page)
  return (
    <>
      <PageHeading
        caption={t('reports.rule.caption')}
        lead={t(words.explanationKey)}
        meta={
          <Tag tone={violations.length ? 'red' : 'green'}>
            {violations.length
              ? t('reports.rule.violated', { count: violations.length })
              : t('reports.rule.holds')}
          </Tag>
        }
      >
        {t(words.nameKey)}
      </PageHeading>
      {violations.length ? (
        <Table
          caption={t('reports.rule.violations')}
          captionSize="m"
          columns={[
            {
              heading: t('reports.column.name'),
              rowHeader: true,
              cell: (row: SetRow) => <RecordLink row={row} />
            },
            { heading: t('reports.column.violation'), cell: (row: SetRow) => violationText(t, rule.id, row) }
          ]}
          rows={shown.rows}
        />
      ) : (
        <p class="govuk-body">{t('reports.rule.empty')}</p>
      )}
      <Pages total={violations.length} page={shown.page} />
    </>
  )
}
