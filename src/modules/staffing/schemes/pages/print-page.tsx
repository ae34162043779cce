import type { VNode } from 'preact'
import { formatDay, formatNumber } from '../../../../platform/i18n/index.ts'
import { PageHeading, SummaryList, Table, useView } from '../../../../ui/index.ts'
import { pots } from '../../quotas/quota.ts'
import { headcountOf } from '../scheme.ts'
import type { WholeScheme } from './read-scheme.ts'
import { LimitsTable, LinesTable, textFields } from './scheme-parts.tsx'
import { Paragraphs } from './scheme-words.tsx'

/** The dossier for paper: the covering letter, then the scheme with every position described. */
export function PrintPage(props: WholeScheme): VNode {
  const { t } = useView()
  const { scheme, version, lines, records } = props
  const submission = records.find(({ what, versionId }) => what === 'submission' && versionId === version.id)
  return (
    <>
      <CoveringLetter {...props} letter={submission?.letter ?? null} day={submission?.on ?? null} />
      <PageHeading caption={scheme.organizationName}>{t('schemes.scheme.caption')}</PageHeading>
      {textFields
        .filter((field) => field !== 'changes' && field !== 'commitment')
        .map((field, index) => (
          <section>
            <h2 class="govuk-heading-m">
              {roman[index]}. {t(`schemes.field.${field}`)}
            </h2>
            <Paragraphs text={version[field]} empty={t('schemes.scheme.not_written')} />
          </section>
        ))}
      <h2 class="govuk-heading-m">III. {t('schemes.print.positions')}</h2>
      <LinesTable lines={lines} />
      <LimitsTable {...props} />
      <h2 class="govuk-heading-m">IV. {t('schemes.scheme.descriptions')}</h2>
      <DescriptionsInFull {...props} />
      <section>
        <h2 class="govuk-heading-m">V. {t('schemes.field.commitment')}</h2>
        <Paragraphs text={version.commitment} empty={t('schemes.scheme.not_written')} />
      </section>
    </>
  )
}

const roman = ['I', 'II']

function CoveringLetter({
  scheme,
  version,
  lines,
  letter,
  day
}: WholeScheme & { letter: string | null; day: string | null }): VNode {
  const { t, language } = useView()
  return (
    <section aria-labelledby="letter">
      <h2 class="govuk-heading-l" id="letter">
        {t('schemes.print.letter')}
      </h2>
      <SummaryList
        rows={[
          { key: t('schemes.print.from'), value: scheme.organizationName },
          { key: t('schemes.field.letter'), value: letter },
          { key: t('schemes.print.day'), value: formatDay(day, language) },
          {
            key: t('schemes.print.subject'),
            value: t('schemes.print.subject_text', { number: version.number, body: scheme.organizationName })
          },
          ...pots.map((pot) => ({
            key: t(`quotas.pot.${pot}`),
            value: formatNumber(headcountOf(lines, pot), language)
          }))
        ]}
      />
      <h3 class="govuk-heading-s">{t('schemes.field.changes')}</h3>
      <Paragraphs text={version.changes} empty={t('schemes.scheme.not_written')} />
    </section>
  )
}

function DescriptionsInFull({ lines }: WholeScheme): VNode {
  const { t, language } = useView()
  return (
    <Table
      caption={t('schemes.scheme.descriptions')}
      captionHidden
      columns={[
        { heading: t('schemes.column.position'), rowHeader: true, cell: (line) => line.title[language] },
        { heading: t('schemes.field.job_description'), cell: (line) => line.jobDescription },
        { heading: t('schemes.field.competency'), cell: (line) => line.competency }
      ]}
      rows={lines}
      empty={t('schemes.scheme.no_lines')}
    />
  )
}
