import type { VNode } from 'preact'

/** Two tiers, as terraces: the sign of haicap. */
export function Logo(): VNode {
  return (
    <svg class="haicap-logo" width="34" height="28" viewBox="0 0 34 28" aria-hidden="true" focusable="false">
      <path class="haicap-logo__upper" d="M11 12.5 17 4l6 8.5Z" />
      <path class="haicap-logo__tier" d="M7.2 17.8 9.6 14.4h14.8l2.4 3.4Z" />
      <path class="haicap-logo__base" d="M2 25 5.8 19.7h22.4L32 25Z" />
    </svg>
  )
}
