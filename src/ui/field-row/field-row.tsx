import type { ComponentChildren, VNode } from 'preact'
import { classes } from '../page/classes.ts'

export interface FieldRowProps {
  /** Each as wide as it needs to be, set in below what it belongs to. */
  below?: boolean
  children: ComponentChildren
}

/** Fields beside each other as far as there is room, for forms that are filled in all day. */
export function FieldRow({ below, children }: FieldRowProps): VNode {
  return <div class={classes('haicap-field-row', below && 'haicap-field-row--below')}>{children}</div>
}
