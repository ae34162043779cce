import type { VNode } from 'preact'
import type { View } from '../view.ts'
import type { Field, Operation, Section } from './model.ts'

const problems = [
  ...(['malformed', 'sign_in_needed', 'forbidden', 'not_found', 'refused', 'too_large'] as const),
  ...(['unsupported', 'invalid', 'too_many', 'broken', 'unavailable'] as const)
]

/** The API for people: every call with its parameters, what it takes and what it answers. */
export function DocsPage({ view, sections }: { view: View; sections: Section[] }): VNode {
  const { t } = view
  return (
    <>
      <h1 class="govuk-heading-xl">{t('http.docs.title')}</h1>
      <p class="govuk-body-l">{t('http.docs.intro')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/api/openapi.json">
          {t('http.docs.openapi')}
        </a>
      </p>
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
  return (
    <article id={id}>
      <h3 class="govuk-heading-m">
        <code>
          {method} {path}
        </code>
      </h3>
      {summary && <p class="govuk-body">{summary}</p>}
      {description && <p class="govuk-body">{description}</p>}
      {needsToken && <p class="govuk-body">{t('http.docs.needs_token')}</p>}
      {parameters.length > 0 && <Fields view={view} caption={t('http.docs.parameters')} fields={parameters} />}
      {body.length > 0 && <Fields view={view} caption={t('http.docs.body')} fields={body} />}
      {answers.map(
        ({ status, fields }) =>
          fields.length > 0 && <Fields view={view} caption={t('http.docs.answer', { status })} fields={fields} />
      )}
    </article>
  )
}

function Fields({ view, caption, fields }: { view: View; caption: string; fields: (Field & { where?: string })[] }): VNode {
  const { t } = view
  return (
    <table class="govuk-table">
      <caption class="govuk-table__caption govuk-table__caption--s">{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {['name', 'type', 'meaning'].map((column) => (
            <th scope="col" class="govuk-table__header">
              {t(`http.docs.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {fields.map(({ name, where, type, required, description }) => (
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              <code>{name}</code>
              {where && ` (${where})`}
            </th>
            <td class="govuk-table__cell">{type}</td>
            <td class="govuk-table__cell">
              {required && `${t('http.docs.required')} `}
              {description}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
