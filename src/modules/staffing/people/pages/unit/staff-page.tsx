import type { VNode } from 'preact'
import { formatDay, formatNumber } from '../../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  FigureCard,
  FigureGrid,
  InsetText,
  Link,
  PageHeading,
  Table,
  useView,
  WarningText
} from '../../../../../ui/index.ts'
import type { PostOnDay } from '../../store-posts.ts'
import { groups } from '../../words.ts'
import { Holders, PostTable } from '../shared/post-table.tsx'
import type { UnitStaff } from './read-staff.ts'

/** A body's posts on the day and who holds them, and the heads of the bodies below. */
export function StaffPage({ staff }: { staff: UnitStaff }): VNode {
  const { t, actor, href, language, at } = useView()
  const { body, exists, posts, below, mayChange } = staff
  const path = `/organizations/${body.id}`
  return (
    <>
      <PageHeading
        caption={t('people.unit.caption')}
        actions={
          <>
            <Link to={path}>{t('people.unit.to_body')}</Link>
            {actor && <Link to={`${path}/staff/history`}>{t('people.unit.history')}</Link>}
            <Link to={`${path}/staff.csv`} download>
              {t('people.unit.csv')}
            </Link>
          </>
        }
      >
        {body.name}
      </PageHeading>
      {!exists && (
        <WarningText>
          {t('people.unit.not_then', { body: body.name, day: formatDay(at, language) })}
        </WarningText>
      )}
      {!actor && <InsetText>{t('people.unit.public')}</InsetText>}
      {actor && <Figures posts={posts} />}
      {mayChange && (
        <ButtonGroup>
          <Button kind="secondary" href={href(`${path}/staff/open-post`)}>
            {t('people.form.open_post.title')}
          </Button>
          <Button kind="secondary" href={href(`${path}/staff/register`)}>
            {t('people.form.register_person.title')}
          </Button>
        </ButtonGroup>
      )}
      <Groups posts={posts} />
      {below.length > 0 && <Below below={below} />}
    </>
  )
}

function Figures({ posts }: { posts: PostOnDay[] }): VNode {
  const { t, language } = useView()
  const held = posts.filter(({ vacant }) => !vacant).length
  const acting = posts.filter(({ holders }) => holders.some(({ kind }) => kind === 'acting')).length
  const tolerated = posts.filter(({ toleratedUntil }) => toleratedUntil).length
  const number = (value: number) => formatNumber(value, language)
  return (
    <FigureGrid>
      <FigureCard
        label={t('people.unit.held')}
        value={number(held)}
        numerator={held}
        denominator={posts.length}
      />
      <FigureCard label={t('people.unit.vacant')} value={number(posts.length - held)} />
      <FigureCard label={t('people.unit.acting')} value={number(acting)} />
      <FigureCard label={t('people.unit.tolerated')} value={number(tolerated)} />
    </FigureGrid>
  )
}

/** Posts by leadership, professional and support. */
export function Groups({ posts }: { posts: PostOnDay[] }): VNode {
  const { t } = useView()
  const byGroup = Map.groupBy(posts, ({ group }) => group)
  if (!posts.length) return <p class="govuk-body haicap-muted">{t('people.unit.no_posts')}</p>
  return (
    <>
      {groups.map((group) => {
        const rows = byGroup.get(group)
        return (
          rows && (
            <PostTable
              caption={t('people.unit.group', { group: t(`people.group.${group}`), count: rows.length })}
              posts={rows}
              withContact={group === 'leadership'}
            />
          )
        )
      })}
    </>
  )
}

function Below({ below }: { below: UnitStaff['below'] }): VNode {
  const { t, language } = useView()
  return (
    <Table
      caption={t('people.unit.below')}
      captionSize="m"
      columns={[
        {
          heading: t('people.column.body'),
          rowHeader: true,
          cell: ({ body }) => <Link to={`/organizations/${body.id}/staff`}>{body.name}</Link>
        },
        {
          heading: t('people.column.head'),
          cell: ({ heads }) =>
            heads.map((post) => (
              <div>
                {post.title[language]}: <Holders post={post} />
              </div>
            ))
        }
      ]}
      rows={below}
    />
  )
}
