import type { VNode } from 'preact'
import { PageHeading } from '../../../ui/page-heading/page-heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { View } from '../view.ts'
import type { Field, Operation, Section } from './model.ts'

const problems = [
  ...(['malformed', 'sign_in_needed', 'forbidden', 'capacity_ended', 'not_found', 'refused'] as const),
  ...(['too_large', 'unsupported', 'invalid', 'too_many', 'broken', 'unavailable'] as const)
]

export interface DocsProps {
  view: View
  sections: Section[]
  /** In a demonstration: how a program gets a token. */
  command?: string
}

/** The API for people: every call with its parameters, what it takes and what it answers. */
export function DocsPage({ view, sections, command }: DocsProps): VNode {
  const { t } = view
  return (
    <>
      <PageHeading lead={t('http.docs.intro')}>{t('http.docs.title')}</PageHeading>
      <p class="govuk-body">
        <a class="govuk-link" href="/api/openapi.json">
          {t('http.docs.openapi')}
        </a>
      </p>
      <p class="govuk-body">{t('http.docs.capacity')}</p>
      {command && (
        <>
          <p class="govuk-body">{t('http.docs.token')}</p>
          <p class="govuk-body">
            <code>{command}</code>
          </p>
        </>
      )}
      <nav aria-label={t('http.docs.calls')}>
        <ul class="govuk-list">
          {sections.flatMap(({ operations }) =>
            operations.map((operation) => (
              <li>
                <a class="govuk-link" href={`#${operation.id}`}>
                  <code>
                    {operation.method} {operation.path}
                  </code>
                </a>{' '}
                {operation.summary}
              </li>
            ))
          )}
        </ul>
      </nav>
      {sections.map(({ tag, operations }) => (
        <section>
          <h2 class="govuk-heading-l">{tag || t('http.docs.calls')}</h2>
          {operations.map((operation) => (
            <OperationPart view={view} operation={operation} />
          ))}
        </section>
      ))}
      <Problems view={view} />
    </>
  )
}

function OperationPart({ view, operation }: { view: View; operation: Operation }): VNode {
  const { t } = view
  const { id, method, path, summary, description, needsToken, parameters, body, answers } = operation
  const call = `${method} ${path}`
  return (
    <article id={id}>
      <h3 class="govuk-heading-m">
        <code>{call}</code>
      </h3>
      {summary && <p class="govuk-body">{summary}</p>}
      {description && <p class="govuk-body">{description}</p>}
      {needsToken && <p class="govuk-body">{t('http.docs.needs_token')}</p>}
      {parameters.length > 0 && (
        <Fields view={view} caption={t('http.docs.parameters', { call })} fields={parameters} />
      )}
      {body.length > 0 && <Fields view={view} caption={t('http.docs.body', { call })} fields={body} />}
      {answers.map(
        ({ status, fields }) =>
          fields.length > 0 && (
            <Fields view={view} caption={t('http.docs.answer', { call, status })} fields={fields} />
          )
      )}
    </article>
  )
}

type Row = Field & { where?: string }

function Fields({ view: { t }, caption, fields }: { view: View; caption: string; fields: Row[] }): VNode {
  const name = ({ name, where }: Row) => (
    <>
      <code>{name}</code>
      {where && ` (${where})`}
    </>
  )
  const meaning = ({ required, description }: Row) =>
    [required && t('http.docs.required'), description].filter(Boolean).join(' ')
  return (
    <Table
      caption={caption}
      rows={fields}
      columns={[
        { heading: t('http.docs.name'), cell: name, rowHeader: true },
        { heading: t('http.docs.type'), cell: ({ type }) => type },
        { heading: t('http.docs.meaning'), cell: meaning }
      ]}
    />
  )
}

/** Each kind of problem has an address here: the `type` of RFC 9457. */
function Problems({ view: { t } }: { view: View }): VNode {
  return (
    <section>
      <h2 class="govuk-heading-l">{t('http.docs.problems')}</h2>
      <p class="govuk-body">{t('http.docs.problems_intro')}</p>
      <dl class="govuk-summary-list">
        {problems.map((code) => (
          <div class="govuk-summary-list__row" id={code}>
            <dt class="govuk-summary-list__key">
              <code>{code}</code>
            </dt>
            <dd class="govuk-summary-list__value">{t(`http.problem.${code}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
