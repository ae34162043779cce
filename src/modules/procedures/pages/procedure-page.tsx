import type { VNode } from 'preact'
import { dayBefore } from '../../../platform/day.ts'
import {
  Button,
  ButtonGroup,
  DayText,
  InsetText,
  Link,
  PageHeading,
  Table,
  Tag,
  useView,
  WarningText
} from '../../../ui/index.ts'
import type { Publication, Version } from '../store/read-versions.ts'
import { Decides } from './decides.tsx'
import { Components, Lines, Results, ShortFacts, Steps } from './facts.tsx'
import type { DecidedThere, ProcedureFound } from './read-procedure.ts'
import { stateOf } from './state.ts'
import { useName } from './words.ts'

export interface ProcedurePageProps extends ProcedureFound {
  decided: DecidedThere
}

/** One procedure in plain words, for whoever wants to apply and whoever settles it. */
export function ProcedurePage(props: ProcedurePageProps): VNode {
  const { t } = useView()
  const name = useName()
  const { shown, words, decided } = props
  const { content } = shown
  return (
    <>
      <PageHeading caption={content.nationalCode ?? t('procedures.page.caption')} meta={<Meta {...props} />}>
        {name(content.name)}
      </PageHeading>
      <Notices {...props} />
      <Apply {...props} />
      <Actions {...props} />
      <ShortFacts content={content} words={words} />
      <Components components={content.components} sets={content.sets} />
      {content.form && (
        <p class="govuk-body">
          <Link to={`/procedures/${props.slug}/form`} params={{ version: shown.number }}>
            {t('procedures.page.form')}
          </Link>
        </p>
      )}
      <Lines heading={t('procedures.fact.guidance')} text={content.guidance} />
      <Decides decided={decided} power={content.power} />
      <Results results={content.results} />
      <Steps content={content} words={words} />
      <Lines heading={t('procedures.fact.legal_basis')} text={content.legalBasis} />
      <Versions {...props} />
      {content.source && (
        <p class="govuk-body haicap-muted">{t('procedures.page.source', { source: content.source })}</p>
      )}
    </>
  )
}

function Meta({ shown, suspensions }: ProcedureFound): VNode {
  const { t, at } = useView()
  const state = stateOf(shown, at)
  const rests = suspensions.some(({ firstDay, end }) => firstDay <= at && (!end || end > at))
  return (
    <>
      <Tag tone={state === 'in_force' ? 'green' : state === 'draft' ? 'gold' : 'grey'}>
        {t(`procedures.state.${state}`)}
      </Tag>{' '}
      {rests && <Tag tone="red">{t('procedures.state.suspended')}</Tag>}{' '}
      {shown.content.demonstration && <Tag tone="grey">{t('procedures.state.demonstration')}</Tag>}
    </>
  )
}

function Notices({ shown, suspensions, inForce, slug, versions }: ProcedurePageProps): VNode {
  const { t, at } = useView()
  const { content } = shown
  const rest = suspensions.find(({ firstDay, end }) => firstDay <= at && (!end || end > at))
  const current = versions.some((one) => stateOf(one, at) === 'in_force')
  return (
    <>
      {rest && (
        <WarningText>
          {t('procedures.page.suspended', { reason: rest.reason, number: rest.decision.number })}
        </WarningText>
      )}
      {content.uncertain && (
        <InsetText>{t('procedures.page.uncertain', { what: content.uncertain })}</InsetText>
      )}
      {!inForce && current && (
        <p class="govuk-body">
          <Link to={`/procedures/${slug}`}>{t('procedures.page.to_current')}</Link>
        </p>
      )}
    </>
  )
}

/** Online where that can be done now; else the page that says where to go. */
function Apply({ shown, slug, inForce, suspensions }: ProcedurePageProps): VNode | null {
  const { t, href, at, today } = useView()
  const rests = suspensions.some(({ firstDay, end }) => firstDay <= at && (!end || end > at))
  if (!inForce || at !== today || rests) return null
  const { online, channels } = shown.content
  const isOnline = online !== 'none' && channels.includes('online')
  return (
    <ButtonGroup>
      <Button
        href={href('/apply/new', { procedure: slug })}
        {...(!isOnline && { kind: 'secondary' as const })}
      >
        {t(isOnline ? 'procedures.page.apply' : 'procedures.page.where')}
      </Button>
    </ButtonGroup>
  )
}

function Actions({ slug, may, draft, inForce, suspensions }: ProcedurePageProps): VNode | null {
  const { t, href, at } = useView()
  if (!may.draft && !may.publish) return null
  const to = (step: string) => href(`/procedures/${slug}/${step}`)
  const rests = suspensions.some(({ firstDay, end }) => firstDay <= at && (!end || end > at))
  return (
    <ButtonGroup>
      {may.draft && (
        <Button href={to('edit')}>{t(draft ? 'procedures.page.edit' : 'procedures.page.next')}</Button>
      )}
      {may.draft && (
        <Button kind="secondary" href={to('edit/form')}>
          {t('procedures.page.design')}
        </Button>
      )}
      {may.publish && draft && (
        <Button href={to('publish')}>{t('procedures.step_page.publish.title')}</Button>
      )}
      {may.draft && draft && (
        <Button kind="secondary" href={to('discard')}>
          {t('procedures.step_page.discard.title')}
        </Button>
      )}
      {may.publish && inForce && !rests && (
        <Button kind="secondary" href={to('suspend')}>
          {t('procedures.step_page.suspend.title')}
        </Button>
      )}
      {may.publish && rests && (
        <Button kind="secondary" href={to('resume')}>
          {t('procedures.step_page.resume.title')}
        </Button>
      )}
      {may.publish && inForce && (
        <Button kind="secondary" href={to('end')}>
          {t('procedures.step_page.end.title')}
        </Button>
      )}
    </ButtonGroup>
  )
}

/** All versions, and what each changed. */
function Versions({ slug, versions, shown }: ProcedurePageProps): VNode {
  const { t, at } = useView()
  const before = (version: Version) =>
    versions.find(({ number, publication }) => publication !== null && number < version.number)
  return (
    <Table
      caption={t('procedures.page.versions')}
      captionSize="m"
      columns={[
        {
          heading: t('procedures.version.number'),
          rowHeader: true,
          cell: ({ number }: Version) => (
            <Link to={`/procedures/${slug}`} params={{ version: number }}>
              {t('procedures.version.nth', { number })}
            </Link>
          )
        },
        { heading: t('procedures.version.state'), cell: (one) => t(`procedures.state.${stateOf(one, at)}`) },
        {
          heading: t('procedures.version.first_day'),
          cell: ({ publication }) => <DayText day={publication?.firstDay} />,
          nowrap: true
        },
        {
          heading: t('procedures.version.last_day'),
          cell: ({ publication }) =>
            publication?.end && (
              <>
                <DayText day={dayBefore(publication.end)} />
                <EndedBy {...publication} />
              </>
            )
        },
        {
          heading: t('procedures.version.decision'),
          cell: ({ publication }) =>
            publication && (
              <Link to={`/decisions/${publication.decision.id}`}>{publication.decision.number}</Link>
            )
        },
        {
          heading: t('procedures.version.changes'),
          cell: (one) => {
            const old = before(one)
            return (
              old && (
                <Link to={`/procedures/${slug}/compare`} params={{ from: old.number, to: one.number }}>
                  {t('procedures.version.compare', { number: old.number })}
                </Link>
              )
            )
          }
        }
      ]}
      rows={versions}
      tone={(one) => (one === shown ? 'current' : undefined)}
    />
  )
}

/** By which decision a version ended before its time, and why. */
function EndedBy({ decision, endedBy, endReason }: Publication): VNode | null {
  const { t } = useView()
  if (!endedBy || endedBy.id === decision.id) return null
  return (
    <>
      <br />
      {t('procedures.version.ended_by')} <Link to={`/decisions/${endedBy.id}`}>{endedBy.number}</Link>
      {endReason && `: ${endReason}`}
    </>
  )
}
