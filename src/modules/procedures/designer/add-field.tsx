import type { VNode } from 'preact'
import { Button, FilterForm, type Option, Select, useView } from '../../../ui/index.ts'
import { labelOf } from './change.ts'
import { kinds } from './kinds.ts'
import type { Node } from './node.ts'

/** Groups and rows deeper than this take no groups any more. */
const deepest = 3

/** Begins a new field: of which kind, and where. The rest is asked on its page. */
export function AddField({ nodes, slug }: { nodes: readonly Node[]; slug: string }): VNode {
  const { t, href } = useView()
  const places = placesIn(nodes, '', [])
  const names = ['kind', 'in']
  return (
    <>
      <h2 class="govuk-heading-m">{t('designer.add.title')}</h2>
      <FilterForm
        action={href(`/procedures/${slug}/edit/form/field`)}
        fields={names}
        label={t('designer.add.title')}
      >
        <Select
          id="new-kind"
          name="kind"
          value="text"
          label={t('designer.add.kind')}
          options={kinds.map((kind) => ({ value: kind, text: t(`designer.kind.${kind}`) }))}
        />
        {places.length > 0 && (
          <Select
            id="new-in"
            name="in"
            value=""
            label={t('designer.add.where')}
            blank={t('designer.add.end')}
            options={places}
          />
        )}
        <Button kind="secondary">{t('designer.add.do')}</Button>
      </FilterForm>
    </>
  )
}

/** Groups and rows into which a field can be put. */
function placesIn(nodes: readonly Node[], at: string, above: string[]): Option[] {
  if (above.length >= deepest) return []
  return nodes.flatMap((node) => {
    if (!node.children) return []
    const path = at ? `${at}.${node.name}` : node.name
    const labels = [...above, labelOf(node)]
    return [{ value: path, text: labels.join(' › ') }, ...placesIn(node.children, path, labels)]
  })
}
