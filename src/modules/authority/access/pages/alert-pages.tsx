import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  Form,
  InstantText,
  Link,
  PageHeading,
  Pagination,
  Radios,
  SummaryList,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import type { PostInWords } from '../../resolve/index.ts'
import type { Emergency } from '../store/emergencies.ts'
import { EmergencyState, EmergencyTable } from './emergency-table.tsx'

/** All that the reader was told of, or everything for those who oversee. */
export function AlertsPage({ emergencies, more }: { emergencies: Emergency[]; more: boolean }): VNode {
  const { t, here } = useView()
  return (
    <>
      <PageHeading lead={t('access.alert.lead')}>{t('access.alert.title')}</PageHeading>
      <EmergencyTable emergencies={emergencies} caption={t('access.alert.list')} withPerson />
      <Pagination next={more ? here({ after: emergencies.at(-1)?.id }) : null} />
    </>
  )
}

interface AlertProps {
  emergency: Emergency
  /** Posts that were told. */
  told: string[]
  posts: Map<string, PostInWords>
  mayReview: boolean
  form: FormState
}

/** One emergency access: who, what, why, who was told, what was held of it. */
export function AlertPage({ emergency, told, posts, mayReview, form }: AlertProps): VNode {
  const { t, language } = useView()
  const { power, placeName, personName, personCode, postId, since, until, reason, review } = emergency
  const words = (id: string) => {
    const post = posts.get(id)
    return post ? `${post.title[language]}, ${post.organizationName}` : '–'
  }
  return (
    <>
      <PageHeading caption={t('access.alert.one')} meta={<EmergencyState emergency={emergency} />}>
        {power.name[language]}
      </PageHeading>
      <SummaryList
        rows={[
          { key: t('access.emergency.person'), value: `${personName} (${personCode})` },
          { key: t('access.emergency.post'), value: words(postId) },
          { key: t('access.emergency.unit'), value: placeName ?? t('access.emergency.whole') },
          { key: t('access.emergency.since'), value: <InstantText at={since} /> },
          { key: t('access.emergency.until'), value: <InstantText at={until} /> },
          { key: t('access.emergency.reason'), value: reason },
          {
            key: t('access.alert.told'),
            value: told.length ? told.map((id) => <div>{words(id)}</div>) : t('access.alert.told_nobody')
          },
          review && {
            key: t('access.review.title'),
            value: (
              <>
                {review.opinion} ({review.by ?? 'haicap'}, <InstantText at={review.at} />)
              </>
            )
          }
        ]}
      />
      <p class="govuk-body">
        <Link to="/record" params={{ kind: 'emergency_access', id: emergency.id }}>
          {t('access.alert.record')}
        </Link>
      </p>
      {mayReview && <ReviewForm id={emergency.id} form={form} />}
    </>
  )
}

function ReviewForm({ id, form }: { id: string; form: FormState }): VNode {
  const { t } = useView()
  const items = (['justified', 'unjustified'] as const).map((verdict) => ({
    value: verdict,
    text: t(`access.review.${verdict}`)
  }))
  return (
    <>
      <h2 class="govuk-heading-m">{t('access.review.title')}</h2>
      <Form form={form} action={`/authority/alerts/${id}`}>
        <Radios {...form.field('verdict')} name="verdict" label={t('access.review.verdict')} items={items} />
        <Textarea
          {...form.field('opinion')}
          name="opinion"
          label={t('access.review.opinion')}
          hint={t('access.review.opinion_hint')}
        />
        <Button>{t('access.review.save')}</Button>
      </Form>
    </>
  )
}
