import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  FilterForm,
  Form,
  Input,
  PageHeading,
  Radios,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import { delegationKinds } from '../delegation.ts'
import type { leadingPosts } from '../store/choices.ts'

export interface NewPageProps {
  /** What was typed for the body. */
  asked: string
  bodyError?: string | undefined
  body?: { id: string; name: string } | undefined
  posts: Awaited<ReturnType<typeof leadingPosts>>
  form: FormState
}

/** A new delegation: for which body, and then of what kind, by whom, called what. */
export function NewPage({ asked, bodyError, body, posts, form }: NewPageProps): VNode {
  const { t, language, href } = useView()
  return (
    <>
      <PageHeading lead={t('delegations.page.new.lead')}>{t('delegations.page.new.title')}</PageHeading>
      <FilterForm label={t('delegations.page.new.body')} fields={['body']}>
        <Input
          name="body"
          label={t('delegations.page.new.body')}
          hint={t('delegations.page.new.body_hint')}
          value={asked}
          width={30}
          {...(bodyError && { error: bodyError })}
        />
        <Button kind="secondary">{t('delegations.page.new.choose')}</Button>
      </FilterForm>
      {body && (
        <Form form={form}>
          <input type="hidden" name="body" value={body.id} />
          <Radios
            {...form.field('kind')}
            name="kind"
            label={t('delegations.page.column.kind')}
            labelSize="m"
            items={delegationKinds.map((kind) => ({
              value: kind,
              text: t(`delegations.kind.${kind}`),
              hint: t(`delegations.page.new.hint_${kind}`)
            }))}
          />
          <Radios
            {...form.field('grantor')}
            name="grantor"
            label={t('delegations.page.new.grantor')}
            labelSize="m"
            items={[
              ...posts.map(({ id, title, holder }) => ({
                value: `post:${id}`,
                text: title[language],
                hint: holder ?? t('delegations.page.new.vacant')
              })),
              {
                value: `organization:${body.id}`,
                text: body.name,
                hint: t('delegations.page.new.whole_body')
              }
            ]}
          />
          <TitleFields form={form} />
          <ButtonGroup>
            <Button>{t('delegations.page.new.begin')}</Button>
            <a class="govuk-link" href={href('/delegations')}>
              {t('delegations.page.cancel')}
            </a>
          </ButtonGroup>
        </Form>
      )}
    </>
  )
}

/** What every draft is called, and the grounds that its drafter adds. */
export function TitleFields({ form }: { form: FormState }): VNode {
  const { t } = useView()
  return (
    <>
      <Input
        {...form.field('title')}
        name="title"
        label={t('delegations.page.new.name')}
        hint={t('delegations.page.new.name_hint')}
      />
      <Textarea
        {...form.field('basis')}
        name="basis"
        label={t('delegations.page.new.basis')}
        hint={t('delegations.page.new.basis_hint')}
        rows={4}
      />
    </>
  )
}
