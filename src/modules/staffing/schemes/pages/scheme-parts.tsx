import type { VNode } from 'preact'
import { formatNumber, formatPercent } from '../../../../platform/i18n/index.ts'
import { Details, InsetText, ShareBar, Table, Tag, useView } from '../../../../ui/index.ts'
import { pots } from '../../quotas/quota.ts'
import type { Finding, LimitStanding, Measures } from '../findings.ts'
import { headcountOf, type Line, type Version } from '../scheme.ts'
import type { Remark } from '../store-records.ts'
import { Paragraphs, RankSplit } from './scheme-words.tsx'

/** What speaks against the version: what must be mended first, then advice. */
export function Findings({ findings }: { findings: Finding[] }): VNode | null {
  const { t } = useView()
  if (!findings.length) return null
  const must = findings.filter(({ refuses }) => refuses)
  const advice = findings.filter(({ refuses }) => !refuses)
  const list = (items: Finding[]) => (
    <ul class="govuk-list govuk-list--bullet">
      {items.map(({ messageKey, params }) => (
        <li>{t(messageKey, params)}</li>
      ))}
    </ul>
  )
  return (
    <section aria-labelledby="findings">
      <h2 class="govuk-heading-m" id="findings">
        {t('schemes.findings.title')}
      </h2>
      {must.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{t('schemes.findings.must', { count: must.length })}</h3>
          {list(must)}
        </>
      )}
      {advice.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{t('schemes.findings.advice', { count: advice.length })}</h3>
          {list(advice)}
        </>
      )}
    </section>
  )
}

/** The positions with their headcount and ranks. */
export function LinesTable({ lines }: { lines: Line[] }): VNode {
  const { t, language } = useView()
  return (
    <Table
      caption={t('schemes.scheme.lines', { count: lines.length })}
      captionSize="m"
      columns={[
        { heading: t('schemes.column.position'), rowHeader: true, cell: (line) => line.title[language] },
        {
          heading: t('schemes.column.headcount'),
          numeric: true,
          cell: (line) => formatNumber(line.headcount, language)
        },
        { heading: t('schemes.column.ranks'), cell: (line) => <RankSplit line={line} /> },
        {
          heading: t('schemes.column.group'),
          cell: (line) => line.group && t(`schemes.group.${line.group}`)
        }
      ]}
      rows={lines}
      empty={t('schemes.scheme.no_lines')}
      footer={[t('schemes.scheme.total'), formatNumber(headcountOf(lines), language), '', '']}
    />
  )
}

/** Headcount of the lines against the quota of each pot. */
export function QuotaTable({ lines, measures }: { lines: Line[]; measures: Measures }): VNode | null {
  const { t, language } = useView()
  const rows = pots
    .map((pot) => ({ pot, headcount: headcountOf(lines, pot), quota: measures.quota[pot] }))
    .filter(({ headcount, quota }) => headcount > 0 || quota !== null)
  if (!rows.length) return null
  return (
    <Table
      caption={t('schemes.scheme.quota')}
      captionSize="m"
      columns={[
        { heading: t('quotas.pot.label'), rowHeader: true, cell: ({ pot }) => t(`quotas.pot.${pot}`) },
        {
          heading: t('schemes.column.of_quota'),
          cell: ({ headcount, quota }) =>
            quota === null ? (
              t('schemes.scheme.no_quota', { headcount: formatNumber(headcount, language) })
            ) : (
              <ShareBar part={headcount} whole={quota} />
            )
        }
      ]}
      rows={rows}
    />
  )
}

/** The share of ranks against the limits of the day. */
export function LimitsTable({ limits, lines }: { limits: LimitStanding[]; lines: Line[] }): VNode | null {
  const { t, language } = useView()
  if (!limits.length) return null
  const names = new Map(lines.flatMap(({ ladder }) => ladder.map(({ code, name }) => [code, name[language]])))
  return (
    <Table
      caption={t('schemes.scheme.limits')}
      captionSize="m"
      columns={[
        {
          heading: t('schemes.column.ranks'),
          rowHeader: true,
          cell: ({ limit }) => limit.ranks.map((code) => names.get(code) ?? code).join(', ')
        },
        {
          heading: t('schemes.column.share'),
          cell: ({ counted, among }) =>
            t('schemes.scheme.share', {
              counted,
              among,
              percent: formatPercent((100 * counted) / among, language)
            })
        },
        {
          heading: t('schemes.column.at_most'),
          cell: ({ limit, allowed }) =>
            t('schemes.scheme.at_most', { allowed, percent: formatPercent(100 * limit.maxShare, language) })
        },
        {
          heading: t('schemes.column.kept'),
          cell: ({ kept }) =>
            kept ? (
              <Tag tone="green">{t('schemes.scheme.kept')}</Tag>
            ) : (
              <Tag tone="red">{t('schemes.scheme.over')}</Tag>
            )
        },
        { heading: t('schemes.column.source'), cell: ({ limit }) => limit.source }
      ]}
      rows={limits}
    />
  )
}

export const textFields = ['changes', 'legalBasis', 'functions', 'commitment'] as const

/** What the version says in words. */
export function Texts({ version }: { version: Version }): VNode {
  const { t } = useView()
  return (
    <>
      {textFields.map((field) => (
        <section>
          <h2 class="govuk-heading-m">{t(`schemes.field.${field}`)}</h2>
          <Paragraphs text={version[field]} empty={t('schemes.scheme.not_written')} />
        </section>
      ))}
    </>
  )
}

/** Job description and competency framework of each position; what the appraisal says of it stands first. */
export function Descriptions({ lines, remarks }: { lines: Line[]; remarks: Remark[] }): VNode | null {
  const { t, language } = useView()
  if (!lines.length) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{t('schemes.scheme.descriptions')}</h2>
      {lines.map((line) => {
        const remark = remarks.find(({ position }) => position === line.position)?.remark
        return (
          <Details summary={line.title[language]} open={remark !== undefined}>
            {remark && (
              <InsetText>
                <strong>{t('schemes.scheme.remark')}:</strong> {remark}
              </InsetText>
            )}
            <h3 class="govuk-heading-s">{t('schemes.field.job_description')}</h3>
            <Paragraphs text={line.jobDescription} empty={t('schemes.scheme.not_written')} />
            <h3 class="govuk-heading-s">{t('schemes.field.competency')}</h3>
            <Paragraphs text={line.competency} empty={t('schemes.scheme.not_written')} />
          </Details>
        )
      })}
    </section>
  )
}
