import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  DayText,
  Fieldset,
  Form,
  Input,
  Link,
  PageHeading,
  Select,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import type { PostInWords } from '../../resolve/index.ts'
import type { leadingPosts } from '../store/choices.ts'
import type { Substitution } from '../store/substitutions.ts'
import { LastDay } from './assignment-page.tsx'

export interface SubstitutionPageProps {
  post: PostInWords
  others: Awaited<ReturnType<typeof leadingPosts>>
  substitutions: Substitution[]
  mayDecide: boolean
  form: FormState
}

/** Who stands in for a post while nobody is there; for whoever may, the form that names another. */
export function SubstitutionPage({
  post,
  others,
  substitutions,
  mayDecide,
  form
}: SubstitutionPageProps): VNode {
  const { t, language, at, href } = useView()
  const standing = substitutions.some(({ firstDay, end }) => firstDay <= at && (!end || at < end))
  return (
    <>
      <PageHeading caption={post.organizationName} lead={t('delegations.page.substitution.lead')}>
        {t('delegations.page.substitution.of', { post: post.title[language] })}
      </PageHeading>
      <Table
        caption={t('delegations.page.substitution.title')}
        columns={[
          {
            heading: t('delegations.page.substitution.who'),
            rowHeader: true,
            cell: ({ substitute, holder, firstDay, end }) => (
              <>
                {[substitute[language], holder].filter(Boolean).join(' – ')}{' '}
                {firstDay <= at && (!end || at < end) && (
                  <Tag tone="green">{t('delegations.page.substitution.now')}</Tag>
                )}
              </>
            )
          },
          {
            heading: t('delegations.page.column.first_day'),
            cell: ({ firstDay }) => <DayText day={firstDay} />
          },
          { heading: t('delegations.page.column.last_day'), cell: ({ end }) => <LastDay end={end} /> },
          {
            heading: t('delegations.page.column.decision'),
            cell: ({ decisionId, decision }) => <Link to={`/decisions/${decisionId}`}>{decision}</Link>
          }
        ]}
        rows={substitutions}
        empty={t('delegations.page.substitution.nobody')}
      />
      {mayDecide && (
        <Form form={form}>
          <Fieldset legend={t('delegations.page.substitution.new')} legendSize="m">
            <Select
              {...form.field('substitute_post_id')}
              name="substitute_post_id"
              label={t('delegations.page.substitution.who')}
              blank={
                standing ? t('delegations.page.substitution.end_choice') : t('delegations.page.line.choose')
              }
              options={others.map(({ id, title, holder }) => ({
                value: id,
                text: [title[language], holder].filter(Boolean).join(' – ')
              }))}
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
            <Input
              {...form.field('decision_number')}
              name="decision_number"
              label={t('delegations.page.field_decision_number')}
              width={20}
            />
            <DateInput
              {...form.field('decision_issued_on')}
              name="decision_issued_on"
              label={t('delegations.page.field_decision_issued_on')}
            />
          </Fieldset>
          <ButtonGroup>
            <Button>{t('delegations.page.substitution.save')}</Button>
            <a class="govuk-link" href={href(`/organizations/${post.organizationId}/assignments`)}>
              {t('delegations.page.cancel')}
            </a>
          </ButtonGroup>
        </Form>
      )}
    </>
  )
}
