import type { VNode } from 'preact'
import { ChoiceGroup, type ChoicesProps } from '../field/choices.tsx'

export interface RadiosProps extends ChoicesProps {
  value?: string
  values?: string[]
}

/** One of few, all in sight. */
export function Radios(props: RadiosProps): VNode {
  return <ChoiceGroup field={props} type="radio" isChecked={(value) => value === props.value} />
}
