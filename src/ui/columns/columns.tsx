import type { ComponentChildren, VNode } from 'preact'

export interface ColumnsProps {
  children: ComponentChildren
  /** Beside on a wide screen, below on a narrow one. */
  aside: ComponentChildren
  /** Both equally wide. */
  even?: boolean
}

/** Main matter and what accompanies it. */
export function Columns({ children, aside, even }: ColumnsProps): VNode {
  return (
    <div class={`haicap-columns${even ? ' haicap-columns--even' : ''}`}>
      <div class="haicap-columns__main">{children}</div>
      <div class="haicap-columns__aside">{aside}</div>
    </div>
  )
}
