import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import type { Actor } from '../../../../platform/record/index.ts'
import {
  CardList,
  DayText,
  InsetText,
  Link,
  PageHeading,
  SummaryList,
  Table,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import type { Capacity, Person } from '../../../staffing/index.ts'
import type { StandIn } from '../store/my.ts'

interface MyProps {
  actor: Actor
  person?: Person
  posts: Capacity[]
  standIns: StandIn[]
  absence?: { until: string | null }
  /** Whether they look after the sessions and emergencies of others. */
  oversees: boolean
  /** Whether they manage what is sent. */
  sends: boolean
  exchanges: boolean
}

/** Who the reader is in the register, and where everything of theirs lies. */
export function MyPage(props: MyProps): VNode {
  const { t, href } = useView()
  const { actor, person, absence } = props
  return (
    <>
      <PageHeading caption={t('access.my.title')} lead={person && t('access.my.lead')}>
        {person?.name ?? actor.name}
      </PageHeading>
      {!person && <WarningText>{t('access.my.stranger', { subject: actor.subject })}</WarningText>}
      {absence && (
        <InsetText>
          {t('access.my.absent')} {absence.until && <Until end={absence.until} />}
        </InsetText>
      )}
      <SummaryList
        rows={[
          person && { key: t('access.my.number'), value: person.code },
          { key: t('access.my.account'), value: actor.subject },
          person && {
            key: t('access.my.acting'),
            value: actor.capacity?.title ?? t('access.my.acting_all')
          }
        ]}
      />
      {person && <Posts {...props} />}
      <CardList items={cards(props)} />
    </>
  )

  function cards({ oversees, sends, exchanges }: MyProps) {
    const card = (path: string, key: string) => ({
      href: href(path),
      title: t(`access.my.card.${key}`),
      children: t(`access.my.card.${key}_text`)
    })
    return [
      ...(person ? [card('/my/unit', 'unit'), card('/my/powers', 'powers')] : []),
      card('/my/sessions', 'sessions'),
      ...(person ? [card('/my/tokens', 'tokens'), card('/my/emergency', 'emergency')] : []),
      ...(person ? [card('/authority/alerts', 'alerts')] : []),
      ...(oversees ? [card('/authority/sessions', 'all_sessions'), card('/record', 'record')] : []),
      ...(sends ? [card('/webhooks', 'webhooks')] : []),
      ...(exchanges ? [card('/exchange', 'exchange')] : [])
    ]
  }
}

function Posts({ posts, standIns, actor }: MyProps): VNode {
  const { t, language } = useView()
  const rows = [
    ...posts.map((post) => ({ ...post, how: t(`access.kind.${post.kind}`), from: post.firstDay })),
    ...standIns.map((post) => ({ ...post, how: t('access.kind.substitute'), from: null, end: null }))
  ]
  return (
    <Table
      caption={t('access.my.posts')}
      captionSize="m"
      rows={rows}
      empty={t('access.my.no_posts')}
      tone={({ postId }) => (actor.capacity?.postId === postId ? 'current' : undefined)}
      columns={[
        { heading: t('access.my.post'), cell: ({ title }) => title[language], rowHeader: true },
        {
          heading: t('access.my.unit'),
          cell: ({ organizationId, organizationName }) => (
            <Link to={`/organizations/${organizationId}`}>{organizationName}</Link>
          )
        },
        { heading: t('access.my.how'), cell: ({ how }) => how },
        { heading: t('access.my.from'), cell: ({ from }) => <DayText day={from} />, nowrap: true },
        {
          heading: t('access.my.until'),
          cell: ({ end }) => end && <DayText day={dayBefore(end)} />,
          nowrap: true
        },
        { heading: t('access.my.act'), cell: ({ postId }) => <ActAs postId={postId} actor={actor} /> }
      ]}
    />
  )
}

/** Goes on in that capacity, in this tab. */
function ActAs({ postId, actor }: { postId: string; actor: Actor }): VNode | null {
  const { t, here } = useView()
  const title = actor.capacities?.find((capacity) => capacity.postId === postId)?.title
  if (!title) return null
  if (actor.capacity?.postId === postId) return <>{t('access.my.acting_now')}</>
  return (
    <a class="govuk-link" href={here({ as: postId })}>
      {t('access.my.act_as')}
      <span class="govuk-visually-hidden"> {title}</span>
    </a>
  )
}

function Until({ end }: { end: string }): VNode {
  const { t } = useView()
  return (
    <>
      {t('access.my.absent_until')} <DayText day={dayBefore(end)} />.
    </>
  )
}
