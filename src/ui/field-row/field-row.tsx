import type { ComponentChildren, VNode } from 'preact'

/** Fields beside each other as far as there is room, for forms that are filled in all day. */
export function FieldRow({ children }: { children: ComponentChildren }): VNode {
  return <div class="haicap-field-row">{children}</div>
}
