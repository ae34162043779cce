import type { VNode } from 'preact'
import { Button, Link, Tag, useView } from '../../../ui/index.ts'
import { answersOf, canMove, labelOf } from './change.ts'
import { kindOfField } from './kinds.ts'
import type { Node } from './node.ts'

interface FieldListProps {
  nodes: readonly Node[]
  slug: string
  /** Address of the group in which they lie. */
  at: string
}

/** Fields in the order of the page, each with what it asks and how to change it. */
export function FieldList({ nodes, slug, at }: FieldListProps): VNode {
  const { t } = useView()
  if (!nodes.length)
    return (
      <p class="govuk-body haicap-muted">{t(at ? 'designer.page.empty_group' : 'designer.page.empty')}</p>
    )
  return (
    <ol class="haicap-cards">
      {nodes.map((node) => (
        <OneField node={node} siblings={nodes} slug={slug} path={at ? `${at}.${node.name}` : node.name} />
      ))}
    </ol>
  )
}

interface OneFieldProps {
  node: Node
  siblings: readonly Node[]
  slug: string
  path: string
}

function OneField({ node, siblings, slug, path }: OneFieldProps): VNode {
  const { t } = useView()
  const when = useWhen(siblings)
  const { schema, required, children } = node
  const label = labelOf(node)
  const fact = schema['x-known']
  return (
    <li class="haicap-card" id={`at-${path}`} tabIndex={-1}>
      <p class="haicap-card__title">
        <Link to={`/procedures/${slug}/edit/form/field`} params={{ field: path }}>
          <span class="govuk-visually-hidden">{t('designer.page.change')} </span>
          {label}
        </Link>{' '}
        {!schema.title?.trim() && <Tag tone="red">{t('designer.page.no_label')}</Tag>}
      </p>
      <p class="haicap-card__meta">
        {[
          t(`designer.kind.${kindOfField(schema)}`),
          t(required ? 'designer.page.required' : 'designer.page.optional'),
          fact && t('designer.page.filled', { fact: t(`procedures.form.fact.${fact.replace('.', '_')}`) }),
          node.when && when(node)
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Moves node={node} siblings={siblings} path={path} label={label} />
      {children && (
        <div class="govuk-inset-text">
          <FieldList nodes={children} slug={slug} at={path} />
        </div>
      )}
    </li>
  )
}

function Moves({ node, siblings, path, label }: Omit<OneFieldProps, 'slug'> & { label: string }): VNode {
  const { t } = useView()
  return (
    <div>
      {(['up', 'down'] as const)
        .filter((way) => canMove(siblings, node, way))
        .map((way) => (
          <>
            <Button kind="secondary" small name="move" value={`${way}:${path}`}>
              {t(`designer.page.${way}`)}
              <span class="govuk-visually-hidden">: {label}</span>
            </Button>{' '}
          </>
        ))}
    </div>
  )
}

/** Says when a field is asked: only when “Have you a father to name?” is “Yes”. */
function useWhen(siblings: readonly Node[]): (node: Node) => string {
  const { t } = useView()
  return ({ when }) =>
    Object.entries(when?.properties ?? {})
      .map(([name, { const: one, enum: several = [] }]) => {
        const decider = siblings.find((node) => node.name === name)
        const answers = [...(one === undefined ? [] : [one]), ...several].map((value) => {
          const answer = decider && answersOf(decider).find((known) => known.value === value)
          return answer?.text ?? (value === true ? t('procedures.form.yes') : String(value))
        })
        return t('designer.page.when', {
          field: decider ? labelOf(decider) : name,
          answers: answers.join(', ')
        })
      })
      .join('; ')
}
