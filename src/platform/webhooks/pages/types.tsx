import type { VNode } from 'preact'
import { useView } from '../../../ui/index.ts'

/** What an address wants, each type on a line. */
export function Types({ types }: { types: readonly string[] }): VNode {
  const { t } = useView()
  return (
    <>
      {types.map((type) => (
        <div>{type === '*' ? t('webhooks.all_types') : <code>{type}</code>}</div>
      ))}
    </>
  )
}
