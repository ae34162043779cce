import type { VNode } from 'preact'
import { DayText, useView } from '../../../../ui/index.ts'
import type { CustodianAnswer, CustodianFound } from '../../custodian.ts'
import type { FunctionWord } from '../../store/words.ts'
import { DecisionLink } from './decision-link.tsx'
import { functionNames } from './functions.ts'
import { NowCards } from './now-cards.tsx'
import { NowTable } from './now-table.tsx'
import { unitName } from './unit-name.tsx'

export interface AskNowProps {
  answer: CustodianAnswer
  functions: FunctionWord[]
  /** Heading of its own; without it the caller says one. */
  heading?: boolean
}

/** More areas than this are a table. */
const fewAreas = 3

/** "Whom do I ask now?": the areas in which the land lies, and in each the bodies that answer, with their seats. */
export function AskNow({ answer, functions, heading = true }: AskNowProps): VNode {
  const { t, href, language } = useView()
  const { unit, on, at, territory, decisions } = answer
  const names = functionNames(functions, language)
  return (
    <section aria-labelledby={heading ? 'ask-now' : undefined}>
      {heading && (
        <h2 class="govuk-heading-m" id="ask-now">
          {t('organization.page.now.title')}
        </h2>
      )}
      <p class="govuk-body">{t(sentenceFor(answer), { unit: unitName(unit, language) })}</p>
      {territory.length > fewAreas ? (
        <NowTable answer={answer} names={names} />
      ) : (
        <NowCards answer={answer} names={names} />
      )}
      <p class="govuk-body">
        {decisions.length > 0 && (
          <>
            {t('organization.page.now.by')}{' '}
            {decisions.map((decision, index) => (
              <>
                {index > 0 && '; '}
                <DecisionLink id={decision.id} number={decision.number} />
              </>
            ))}
            {'. '}
          </>
        )}
        {heading && (
          <a class="govuk-link" href={href('/custodian', { unit: unit.id, on, at })}>
            {t('organization.page.now.details')}
          </a>
        )}
      </p>
    </section>
  )
}

/** Whether the unit itself still answers, one other does, or several do. */
function sentenceFor({ unit, territory, custodians }: CustodianAnswer): string {
  const itself =
    territory.some((area) => area.id === unit.id) || custodians.some((one) => one.custodianId === unit.id)
  if (itself) return 'organization.page.now.goes_on'
  return territory.length > 1 ? 'organization.page.now.several' : 'organization.page.now.one'
}

/** "since 01/07/2025" of one who took over. */
export function Since({ custodian }: { custodian: CustodianFound }): VNode | null {
  const { t } = useView()
  if (!custodian.since) return null
  return (
    <>
      {', '}
      {t('organization.page.now.since')} <DayText day={custodian.since} />
    </>
  )
}
