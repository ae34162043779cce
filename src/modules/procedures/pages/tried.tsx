import type { VNode } from 'preact'
import { CardList, Details, Tag, useView } from '../../../ui/index.ts'
import { VersionDifferences } from '../differences/version-differences.tsx'
import { contentOf, type ImportLine } from '../exchange/plan-import.ts'
import type { Words } from './read-procedure.ts'

/** So many are shown one by one; of more the rest is counted. */
const shown = 200
const tones = { refused: 'red', unchanged: 'grey' } as const

interface TriedProps {
  lines: ImportLine[]
  words: Words
}

/** What an import would do: counted first, then version by version with every difference; faults come first. */
export function Tried({ lines, words }: TriedProps): VNode {
  const { t } = useView()
  const counts = Map.groupBy(lines, ({ what }) => what)
  const telling = [
    ...lines.filter(({ what }) => what === 'refused'),
    ...lines.filter(({ what }) => what !== 'refused' && what !== 'unchanged')
  ]
  return (
    <>
      <h2 class="govuk-heading-m">{t('procedures.exchange.tried', { count: lines.length })}</h2>
      <p class="govuk-body">
        {[...counts].map(([what, of]) => (
          <>
            <Tag tone={what in tones ? tones[what as keyof typeof tones] : 'green'}>
              {t(`procedures.exchange.what.${what}`)}: {of.length}
            </Tag>{' '}
          </>
        ))}
      </p>
      <CardList
        items={telling.slice(0, shown).map((line) => cardOf(line))}
        empty={t('procedures.exchange.nothing_changes')}
      />
      {telling.length > shown && (
        <p class="govuk-body">{t('procedures.exchange.more', { count: telling.length - shown })}</p>
      )}
    </>
  )

  function cardOf(line: ImportLine) {
    const { name, number, what, problems, version, before } = line
    return {
      title: `${name} – ${t('procedures.version.nth', { number })}`,
      meta: (
        <Tag tone={what in tones ? tones[what as keyof typeof tones] : 'green'}>
          {t(`procedures.exchange.what.${what}`)}
        </Tag>
      ),
      children: (
        <>
          {problems.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {problems.map(({ messageKey, params }) => (
                <li>{t(messageKey, params)}</li>
              ))}
            </ul>
          )}
          {before && (
            <Details summary={t('procedures.exchange.differences')}>
              <VersionDifferences
                before={before}
                after={{ number, content: contentOf(version) }}
                words={words}
                {...(before.number === number && {
                  headings: [t('procedures.exchange.now'), t('procedures.exchange.in_file')]
                })}
              />
            </Details>
          )}
        </>
      )
    }
  }
}
