import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  CardList,
  FilterForm,
  PageHeading,
  Select,
  SummaryList,
  Tag,
  TextDifference,
  useView
} from '../../../../ui/index.ts'
import type { Difference, LineDifference } from '../difference.ts'
import type { Scheme } from '../store.ts'

export interface CompareProps {
  scheme: Scheme
  /** Numbers of the versions that may be compared. */
  numbers: number[]
  from: number
  to: number
  difference: Difference
}

const tones = { added: 'green', removed: 'red', changed: 'gold' } as const

/** What is different between two versions, line by line. */
export function ComparePage({ scheme, numbers, from, to, difference }: CompareProps): VNode {
  const { t, language } = useView()
  const { lines, texts, unchanged, headcount } = difference
  const count = (what: LineDifference['what']) => lines.filter((line) => line.what === what).length
  const options = numbers.map((number) => ({ value: String(number), text: t('schemes.version', { number }) }))
  return (
    <>
      <PageHeading caption={scheme.organizationName}>{t('schemes.compare.title', { from, to })}</PageHeading>
      <FilterForm label={t('schemes.compare.choose')} fields={['from', 'to']}>
        <Select name="from" label={t('schemes.compare.from')} value={String(from)} options={options} />
        <Select name="to" label={t('schemes.compare.to')} value={String(to)} options={options} />
        <Button kind="secondary">{t('schemes.compare.submit')}</Button>
      </FilterForm>
      <SummaryList
        rows={[
          {
            key: t('schemes.compare.total'),
            value: t('schemes.compare.numbers', {
              from: formatNumber(headcount.from, language),
              to: formatNumber(headcount.to, language)
            })
          },
          {
            key: t('schemes.compare.lines'),
            value: t('schemes.compare.summary', {
              added: count('added'),
              removed: count('removed'),
              changed: count('changed'),
              unchanged
            })
          }
        ]}
      />
      <h2 class="govuk-heading-m">{t('schemes.compare.lines')}</h2>
      <CardList
        empty={t('schemes.compare.same_lines')}
        items={lines.map((line) => ({
          title: line.title[language],
          meta: <Tag tone={tones[line.what]}>{t(`schemes.compare.${line.what}`)}</Tag>,
          children: <LineText line={line} />
        }))}
      />
      <h2 class="govuk-heading-m">{t('schemes.compare.texts')}</h2>
      {!texts.length && <p class="govuk-body haicap-muted">{t('schemes.compare.same_texts')}</p>}
      {texts.map(({ field, stretches }) => (
        <section>
          <h3 class="govuk-heading-s">{t(`schemes.field.${field}`)}</h3>
          <TextDifference stretches={stretches} />
        </section>
      ))}
    </>
  )
}

function LineText({ line }: { line: LineDifference }): VNode {
  const { t, language } = useView()
  const { from, to } = line.headcount
  return (
    <>
      <ul class="govuk-list">
        {from !== to && (
          <li>
            {t('schemes.column.headcount')}: <strong>{t('schemes.compare.numbers', { from, to })}</strong>
          </li>
        )}
        {line.ranks.map((rank) => (
          <li>
            {rank.name[language]}: {t('schemes.compare.numbers', { from: rank.from, to: rank.to })}
          </li>
        ))}
      </ul>
      {line.texts.map(({ field, stretches }) => (
        <>
          <p class="govuk-body haicap-muted">
            {t(`schemes.field.${field === 'competency' ? 'competency' : 'job_description'}`)}
          </p>
          <TextDifference stretches={stretches} />
        </>
      ))}
    </>
  )
}
