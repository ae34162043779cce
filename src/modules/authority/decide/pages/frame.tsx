import type { VNode } from 'preact'
import { Tabs, useView } from '../../../../ui/index.ts'

const tabs = [
  ['ask', '/authority'],
  ['powers', '/authority/powers'],
  ['matrix', '/authority/matrix'],
  ['ending', '/authority/ending'],
  ['delegations', '/delegations'],
  ['mine', '/my/powers']
] as const
export type TabName = (typeof tabs)[number][0]

/** The parts of the room, for its main pages. */
export function AuthorityTabs({ current }: { current: TabName }): VNode {
  const { t, href, actor } = useView()
  return (
    <Tabs
      label={t('decide.tabs.label')}
      items={tabs
        .filter(([name]) => name !== 'mine' || actor !== null)
        .map(([name, path]) => ({
          href: href(path),
          text: t(`decide.tabs.${name}`),
          current: name === current
        }))}
    />
  )
}
