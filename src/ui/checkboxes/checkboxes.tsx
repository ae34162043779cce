import type { VNode } from 'preact'
import { ChoiceGroup, type ChoicesProps } from '../field/choices.tsx'

export interface CheckboxesProps extends ChoicesProps {
  value?: string
  values?: string[]
}

/** Any number of few. */
export function Checkboxes(props: CheckboxesProps): VNode {
  const chosen = props.values ?? (props.value ? [props.value] : [])
  return <ChoiceGroup field={props} type="checkbox" isChecked={(value) => chosen.includes(value)} />
}
