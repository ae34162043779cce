import type { VNode } from 'preact'
import type { Snapshot } from '../../../platform/database/index.ts'
import { dayBefore } from '../../../platform/day.ts'
import { loadSets, runSet, type SetRow } from '../../../platform/sets/index.ts'
import { type Check, CheckList, useView } from '../../../ui/index.ts'
import { ruleExplanation, ruleName, violationText } from './set-words.ts'

export interface RuleOnDay {
  id: string
  violations: SetRow[]
}

/** Every rule as it stands on a day of the register; with names of people for officials only. */
export async function rulesOn(tx: Snapshot, at: string, confidential: boolean): Promise<RuleOnDay[]> {
  const found: RuleOnDay[] = []
  for (const set of loadSets('rules'))
    found.push({ id: set.id, violations: await runSet(tx, set, { at, since: dayBefore(at), confidential }) })
  return found
}

const shown = 20

/** For an enacted plan: how the rules stand on its day, by what the register says now. */
export function EnactedCheck({ rules }: { rules: RuleOnDay[] }): VNode {
  const { t } = useView()
  const items: Check[] = rules.map(({ id, violations }) => ({
    name: ruleName(t, id),
    status: violations.length ? 'violated' : 'ok',
    count: violations.length,
    explanation: ruleExplanation(t, id),
    children: violations.length > 0 && (
      <ul class="govuk-list govuk-list--bullet">
        {violations.slice(0, shown).map((row) => (
          <li>{violationText(t, id, row)}</li>
        ))}
      </ul>
    )
  }))
  return (
    <>
      <p class="govuk-body">{t('changeover.page.check.enacted')}</p>
      <CheckList label={t('changeover.page.check.rules')} items={items} />
    </>
  )
}
