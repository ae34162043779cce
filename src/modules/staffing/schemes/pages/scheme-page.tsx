import type { VNode } from 'preact'
import {
  Button,
  ButtonGroup,
  DayText,
  InsetText,
  Link,
  PageHeading,
  Tag,
  useView
} from '../../../../ui/index.ts'
import { nextSteps } from '../scheme.ts'
import { mayStep, type WholeScheme } from './read-scheme.ts'
import { Descriptions, Findings, LimitsTable, LinesTable, QuotaTable, Texts } from './scheme-parts.tsx'
import { RecordsTimeline, VersionsTable } from './scheme-records.tsx'
import { StateTag } from './scheme-words.tsx'

/** One scheme: what the version says, where it stands, what comes next and who does it. */
export function SchemePage(props: WholeScheme): VNode {
  const { t } = useView()
  const { scheme, version, lines, records, findings } = props
  const remarks = records.find(
    ({ what, versionId }) => what === 'appraisal' && versionId === version.id
  )?.remarks
  return (
    <>
      <PageHeading
        caption={t('schemes.scheme.caption')}
        meta={
          <>
            <StateTag state={version.state} /> {t('schemes.version', { number: version.number })} ·{' '}
            {t('schemes.scheme.since')} <DayText day={version.since} />{' '}
            {scheme.demonstration && <Tag tone="gold">{t('organization.page.demonstration')}</Tag>}
          </>
        }
        actions={<Actions {...props} />}
      >
        {scheme.organizationName}
      </PageHeading>
      <NextStep {...props} />
      <Findings findings={findings} />
      <LinesTable lines={lines} />
      <QuotaTable {...props} />
      <LimitsTable {...props} />
      <Texts version={version} />
      <Descriptions lines={lines} remarks={remarks ?? []} />
      <RecordsTimeline records={records} lines={lines} />
      <VersionsTable {...props} />
    </>
  )
}

function Actions({ scheme, version, versions }: WholeScheme): VNode {
  const { t } = useView()
  const before = versions.find(({ number }) => number < version.number)
  const path = `/schemes/${scheme.id}`
  return (
    <>
      <Link to={`/organizations/${scheme.organizationId}`}>{t('quotas.body.to_body')}</Link>{' '}
      {before && (
        <Link to={`${path}/compare`} params={{ from: before.number, to: version.number }}>
          {t('schemes.scheme.compare', { number: before.number })}
        </Link>
      )}{' '}
      <Link to={`${path}/print`} params={{ version: version.number }}>
        {t('schemes.scheme.print')}
      </Link>{' '}
      <Link to={`${path}/lines.csv`} params={{ version: version.number }} download>
        {t('organization.page.csv')}
      </Link>
    </>
  )
}

/** What is next is said to everybody; the button stands for whoever may do it, on the present day. */
function NextStep({ scheme, version, versions, may }: WholeScheme): VNode | null {
  const { t, href, at, today } = useView()
  const { state, number } = version
  const { step } = nextSteps[state]
  if (number !== versions[0]?.number) {
    return (
      <InsetText>
        {t('schemes.next.not_latest')} <Link to={`/schemes/${scheme.id}`}>{t('schemes.next.to_latest')}</Link>
      </InsetText>
    )
  }
  const allowed = at === today && mayStep(state, may)
  const goOn = step === 'revise' ? href('/schemes/new', { organization: scheme.organizationCode }) : null
  return (
    <>
      <InsetText>{t(`schemes.next.${state}`)}</InsetText>
      {allowed && (
        <ButtonGroup>
          <Button href={goOn ?? href(`/schemes/${scheme.id}/${step}`)}>{t(`schemes.step.${step}`)}</Button>
          {state === 'draft' && (
            <Button href={href(`/schemes/${scheme.id}/edit`)} kind="secondary">
              {t('schemes.step.edit')}
            </Button>
          )}
        </ButtonGroup>
      )}
      {at === today && state === 'agreed' && may.appraise && (
        <p class="govuk-body">
          <Link to={`/schemes/${scheme.id}/appraise`}>{t('schemes.step.return_after_all')}</Link>
        </p>
      )}
    </>
  )
}
