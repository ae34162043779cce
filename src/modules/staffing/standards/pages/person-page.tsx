import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import {
  Banner,
  Button,
  ButtonGroup,
  type Column,
  DayText,
  Link,
  PageHeading,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { Exemption, Qualification } from '../store-person.ts'
import { Span } from './catalogue-page.tsx'
import { PersonStandardsTable } from './person-table.tsx'
import { type PersonFile, standardsPath } from './read-person.ts'

/** The standards of a person's posts, what they hold, and from what they are exempt. */
export function PersonPage({ file }: { file: PersonFile }): VNode {
  const { t, href, language } = useView()
  const { person, rows, held, exemptions, mayQualify } = file
  const path = standardsPath(person.code)
  const missing = rows.filter(({ state }) => state === 'missing')
  return (
    <>
      <PageHeading
        caption={person.code}
        meta={person.demonstration && <Tag tone="gold">{t('standards.demonstration')}</Tag>}
        lead={t('standards.person.lead')}
      >
        {t('standards.person.title', { name: person.name })}
      </PageHeading>
      {missing.length > 0 && (
        <Banner>
          <p class="govuk-notification-banner__heading">
            {t('standards.person.missing', { count: missing.length })}
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {[...new Set(missing.map((row) => row.name[language]))].map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </Banner>
      )}
      {mayQualify && (
        <ButtonGroup>
          <Button href={href(`${path}/qualifications/new`)}>{t('standards.qualification.record')}</Button>
          <Button kind="secondary" href={href(`${path}/exemptions/new`)}>
            {t('standards.exemption.grant')}
          </Button>
        </ButtonGroup>
      )}
      <PersonStandardsTable rows={rows} exemptAt={mayQualify ? path : undefined} />
      <Table
        caption={t('standards.person.held')}
        captionSize="m"
        columns={heldColumns(path, mayQualify)}
        rows={held}
        empty={t('standards.person.holds_nothing')}
      />
      {exemptions.length > 0 && (
        <Table
          caption={t('standards.person.exemptions')}
          captionSize="m"
          columns={exemptionColumns(path, mayQualify)}
          rows={exemptions}
        />
      )}
    </>
  )

  function heldColumns(path: string, mayChange: boolean): Column<Qualification>[] {
    return [
      {
        heading: t('standards.column.level'),
        rowHeader: true,
        cell: (one) => (
          <>
            {t(`standards.kind.${one.kind}`)}: {one.levelName[language]}
          </>
        )
      },
      { heading: t('standards.column.field'), cell: (one) => one.field ?? '–' },
      { heading: t('standards.column.issuer'), cell: (one) => one.issuer ?? '–' },
      { heading: t('standards.column.number'), cell: (one) => one.number ?? '–' },
      {
        heading: t('standards.column.issued_on'),
        cell: (one) => <DayText day={one.issuedOn} />,
        nowrap: true
      },
      {
        heading: t('standards.column.last_day'),
        cell: (one) => (one.expiresOn ? <DayText day={dayBefore(one.expiresOn)} /> : '–'),
        nowrap: true
      },
      ...(mayChange
        ? [
            {
              heading: t('standards.column.change'),
              cell: (one: Qualification) => (
                <Link to={`${path}/qualifications/${one.id}`}>
                  {t('standards.qualification.correct_this', { level: one.levelName[language] })}
                </Link>
              )
            }
          ]
        : [])
    ]
  }

  function exemptionColumns(path: string, mayChange: boolean): Column<Exemption>[] {
    return [
      {
        heading: t('standards.column.standard'),
        rowHeader: true,
        cell: (one) => one.standardName[language]
      },
      { heading: t('standards.column.valid'), cell: (one) => <Span firstDay={one.firstDay} end={one.end} /> },
      { heading: t('standards.column.reason'), cell: (one) => one.reason },
      {
        heading: t('standards.column.decision'),
        cell: (one) => <Link to={`/decisions/${one.decisionId}`}>{one.decisionNumber}</Link>
      },
      ...(mayChange
        ? [
            {
              heading: t('standards.column.change'),
              cell: (one: Exemption) => (
                <Link to={`${path}/exemptions/${one.id}`}>
                  {t('standards.exemption.end_this', { standard: one.standardName[language] })}
                </Link>
              )
            }
          ]
        : [])
    ]
  }
}
