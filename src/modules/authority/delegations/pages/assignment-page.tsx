import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  DayText,
  ErrorMessage,
  Form,
  Input,
  Link,
  Matrix,
  PageHeading,
  useView
} from '../../../../ui/index.ts'
import type { leadingPosts } from '../store/choices.ts'
import type { StandingAssignment } from '../store/standing-assignments.ts'
import type { HeldField } from '../store/thing-choices.ts'

type Post = Awaited<ReturnType<typeof leadingPosts>>[number]

export interface AssignmentPageProps {
  body: { id: string; name: string }
  head: Post | undefined
  posts: Post[]
  fields: HeldField[]
  standing: StandingAssignment[]
  mayDraft: boolean
  form: FormState
}

/** Fields against the chair and the vice chairs: who takes care of what, and a form that assigns it anew. */
export function AssignmentPage(props: AssignmentPageProps): VNode {
  const { t, href } = useView()
  const { body, head, fields, mayDraft, form } = props
  return (
    <>
      <PageHeading caption={body.name} lead={t('delegations.page.assign.lead')}>
        {t('delegations.page.assign.title')}
      </PageHeading>
      {!head && <p class="govuk-body">{t('delegations.page.assign.no_head')}</p>}
      {head && fields.length === 0 && <p class="govuk-body">{t('delegations.page.assign.no_fields')}</p>}
      {head && fields.length > 0 && !mayDraft && <Fields {...props} />}
      {head && fields.length > 0 && mayDraft && (
        <Form form={form}>
          {form.field('fields').error && (
            <ErrorMessage id="fields-error">{form.field('fields').error}</ErrorMessage>
          )}
          <Fields {...props} />
          <Input
            {...form.field('title')}
            name="title"
            label={t('delegations.page.new.name')}
            hint={t('delegations.page.new.name_hint')}
          />
          <DateInput
            {...form.field('first_day')}
            name="first_day"
            label={t('delegations.page.column.first_day')}
          />
          <DateInput
            {...form.field('last_day')}
            name="last_day"
            label={t('delegations.page.column.last_day')}
            hint={t('delegations.page.line.end_open')}
          />
          <ButtonGroup>
            <Button>{t('delegations.page.assign.draft')}</Button>
            <a class="govuk-link" href={href(`/organizations/${body.id}`)}>
              {t('delegations.page.cancel')}
            </a>
          </ButtonGroup>
        </Form>
      )}
      <StandIns {...props} />
    </>
  )
}

function Fields({ head, posts, fields, standing, mayDraft, form }: AssignmentPageProps): VNode {
  const { t, language } = useView()
  const current = (code: string) => standing.find(({ field }) => field === code)
  const chosen = (code: string) =>
    form.field(`field.${code}`).value || (current(code)?.holderPostId ?? head?.id)
  const nameOf = ({ title, holder }: Post) => [title[language], holder].filter(Boolean).join(' – ')
  return (
    <Matrix
      caption={t('delegations.page.assign.table')}
      corner={t('delegations.page.assign.field')}
      rows={fields}
      columns={posts}
      rowHeading={({ code, name, powers }) => (
        <>
          {name[language]}
          <span class="haicap-muted govuk-body-s">
            {' '}
            {t('delegations.page.assign.powers', { count: powers.length })}
            {current(code) && (
              <>
                {' · '}
                {current(code)?.decision}
              </>
            )}
          </span>
        </>
      )}
      columnHeading={nameOf}
      cell={({ code, name }, post) => ({
        content: mayDraft ? (
          <input
            type="radio"
            name={`field.${code}`}
            value={post.id}
            checked={chosen(code) === post.id}
            aria-label={`${name[language]}: ${nameOf(post)}`}
          />
        ) : (
          chosen(code) === post.id && '✓'
        )
      })}
    />
  )
}

/** Who stands in for whom, one by one. */
function StandIns({ posts }: AssignmentPageProps): VNode {
  const { t, language } = useView()
  return (
    <>
      <h2 class="govuk-heading-m">{t('delegations.page.substitution.title')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {posts.map(({ id, title, holder }) => (
          <li>
            <Link to={`/posts/${id}/substitution`}>
              {[title[language], holder].filter(Boolean).join(' – ')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Last day of something that may be open. */
export function LastDay({ end }: { end: string | null }): VNode {
  const { t } = useView()
  return <span>{end ? <DayText day={dayBefore(end)} /> : t('delegations.page.open')}</span>
}
