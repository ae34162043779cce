import type { VNode } from 'preact'
import { Tag, type Tone, useView } from '../../../../ui/index.ts'
import type { DelegationState } from '../delegation.ts'

const tones: Record<DelegationState, Tone> = {
  drafted: 'gold',
  returned: 'red',
  agreed: 'indigo',
  signed: 'indigo',
  ahead: 'indigo',
  in_force: 'green',
  suspended: 'red',
  withdrawn: 'grey',
  ended: 'grey',
  discarded: 'grey'
}

/** Where a delegation stands, in a word. */
export function StateTag({ state }: { state: DelegationState }): VNode {
  const { t } = useView()
  return <Tag tone={tones[state]}>{t(`delegations.state.${state}`)}</Tag>
}
