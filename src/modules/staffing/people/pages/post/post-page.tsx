import type { VNode } from 'preact'
import { dayBefore } from '../../../../../platform/day.ts'
import {
  Button,
  ButtonGroup,
  DayText,
  Link,
  PageHeading,
  SummaryList,
  Timeline,
  useView
} from '../../../../../ui/index.ts'
import type { Hold } from '../../store-facts.ts'
import { Holders } from '../shared/post-table.tsx'
import { Contact, KindTag, PersonName } from '../shared/words.tsx'
import type { PostRecord } from './routes.tsx'

/** A seat in a body, and everybody who ever sat on it. */
export function PostPage({ record }: { record: PostRecord }): VNode {
  const { t, language, at } = useView()
  const { post, now, holds, mayChange } = record
  return (
    <>
      <PageHeading caption={post.organizationName}>{post.title[language]}</PageHeading>
      <SummaryList
        rows={[
          {
            key: t('people.column.body'),
            value: <Link to={`/organizations/${post.organizationId}/staff`}>{post.organizationName}</Link>
          },
          {
            key: t('people.column.holder'),
            value: now ? <Holders post={now} /> : t('people.post.not_then')
          },
          { key: t('people.column.contact'), value: <Contact {...post} /> },
          { key: t('people.column.since'), value: <DayText day={post.start} /> },
          post.end !== null && {
            key: t('people.post.last_day'),
            value: <DayText day={dayBefore(post.end)} />
          },
          post.toleratedUntil !== null && {
            key: t('people.field.tolerated_until'),
            value: <DayText day={post.toleratedUntil} />
          }
        ]}
      />
      {mayChange && <Actions id={post.id} />}
      <h2 class="govuk-heading-m">{t('people.post.holders')}</h2>
      {holds.length === 0 ? (
        <p class="govuk-body haicap-muted">{t('people.post.never_held')}</p>
      ) : (
        <Timeline label={t('people.post.holders')} items={holds.toReversed().map(toItem)} />
      )}
    </>
  )

  function toItem(hold: Hold) {
    const { start, end } = hold
    return {
      day: start ?? at,
      lastDay: end && dayBefore(end),
      current: (!start || start <= at) && (!end || at < end),
      title: (
        <>
          <PersonName code={hold.personCode} name={hold.personName} /> <KindTag kind={hold.kind} />
        </>
      )
    }
  }
}

const actions = [
  ['appoint', 'appoint'],
  ['contact', 'set_contact'],
  ['tolerate', 'tolerate_post'],
  ['end', 'end_post']
] as const

function Actions({ id }: { id: string }): VNode {
  const { t, href } = useView()
  return (
    <ButtonGroup>
      {actions.map(([path, name]) => (
        <Button kind={path === 'appoint' ? 'primary' : 'secondary'} href={href(`/staff/posts/${id}/${path}`)}>
          {t(`people.form.${name}.title`)}
        </Button>
      ))}
    </ButtonGroup>
  )
}
