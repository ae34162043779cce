import type { VNode } from 'preact'
import { CheckList, PageHeading, useView } from '../../../ui/index.ts'
import { type Rule, ruleWords } from '../rules.ts'

/** All rules of a day; those that are broken come first. */
export function RulesPage({ rules }: { rules: Rule[] }): VNode {
  const { t, href } = useView()
  const broken = rules.filter(({ violations }) => violations.length)
  const kept = rules.filter(({ violations }) => !violations.length)
  return (
    <>
      <PageHeading
        lead={t('reports.rules.lead')}
        meta={t('reports.rules.summary', { broken: broken.length, total: rules.length })}
      >
        {t('reports.rules.title')}
      </PageHeading>
      <CheckList
        label={t('reports.rules.title')}
        items={[...broken, ...kept].map(({ id, violations }) => ({
          name: t(ruleWords(id).nameKey),
          href: href(`/rules/${id}`),
          status: violations.length ? 'violated' : 'ok',
          count: violations.length,
          explanation: t(ruleWords(id).explanationKey)
        }))}
      />
    </>
  )
}
