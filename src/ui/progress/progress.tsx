import type { ComponentChildren, VNode } from 'preact'

export interface ProgressProps {
  /** What is counted, in words: "120 of 500 received". */
  label: string
  done: number
  all: number
  /** The button that goes on; where scripts run it is pressed by itself. */
  children?: ComponentChildren
}

/** How far something long has come, and on with it. */
export function Progress({ label, done, all, children }: ProgressProps): VNode {
  return (
    <div class="haicap-progress" data-haicap-go-on={children ? '' : undefined}>
      <p class="haicap-progress__label" role="status">
        {label}
      </p>
      <progress class="haicap-progress__bar" value={done} max={all} aria-label={label} />
      {children}
    </div>
  )
}
