import type { VNode } from 'preact'
import {
  Button,
  DateInput,
  FilterForm,
  InstantText,
  Link,
  PageHeading,
  Select,
  Table,
  Tag,
  useView
} from '../../../../../ui/index.ts'
import type { RegisterLine } from './store-register.ts'

export interface RegisterPageProps {
  bodies: { id: string; name: string }[]
  body: string
  from: string
  until: string
  lines: RegisterLine[]
  /** There are more than are shown. */
  more: boolean
  /** Why the span cannot be shown. */
  problem?: string
}

/** The register of a body over a span of days; the files have all of it. */
export function RegisterPage(props: RegisterPageProps): VNode {
  const { t } = useView()
  const { bodies, body, from, until, lines, more, problem } = props
  const asked = { body, from, until }
  return (
    <>
      <PageHeading>{t('dossier.register.title')}</PageHeading>
      <FilterForm fields={['body', 'from', 'until']} label={t('dossier.register.title')}>
        <Select
          name="body"
          label={t('dossier.register.body')}
          value={body}
          options={bodies.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <DateInput name="from" label={t('dossier.register.first')} value={from} />
        <DateInput
          name="until"
          label={t('dossier.register.last')}
          value={until}
          {...(problem && { error: problem })}
        />
        <Button kind="secondary">{t('dossier.register.show')}</Button>
      </FilterForm>
      {!problem && (
        <>
          <p class="govuk-body">
            {more
              ? t('dossier.register.shown', { count: lines.length })
              : t('dossier.register.count', { count: lines.length })}{' '}
            <Link to="/dossiers/register.pdf" params={asked}>
              {t('dossier.register.pdf')}
            </Link>
            {' · '}
            <Link to="/dossiers/register.xlsx" params={asked}>
              {t('dossier.register.xlsx')}
            </Link>
          </p>
          <Table
            caption={t('dossier.register.title')}
            captionHidden
            rows={lines}
            empty={t('dossier.register.count', { count: 0 })}
            columns={[
              {
                heading: t('dossier.register.code'),
                rowHeader: true,
                nowrap: true,
                cell: ({ id, code }) => <Link to={`/dossiers/${id}`}>{code}</Link>
              },
              { heading: t('dossier.register.applicant'), cell: ({ applicant }) => applicant },
              { heading: t('dossier.register.procedure'), cell: ({ procedure }) => procedure },
              {
                heading: t('dossier.register.received'),
                cell: ({ receivedAt, refusedAt, refusal }) =>
                  refusedAt ? (
                    <>
                      <Tag tone="red">{t('dossiers.phase.refused')}</Tag> <InstantText at={refusedAt} />
                      <span class="haicap-work__small">{refusal}</span>
                    </>
                  ) : (
                    <InstantText at={receivedAt} />
                  )
              },
              { heading: t('dossier.register.due'), cell: ({ returnAt }) => <InstantText at={returnAt} /> },
              {
                heading: t('dossier.register.returned'),
                cell: ({ returnedAt }) => <InstantText at={returnedAt} />
              }
            ]}
          />
        </>
      )}
    </>
  )
}
