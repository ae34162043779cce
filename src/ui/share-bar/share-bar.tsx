import type { VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface ShareBarProps {
  part: number
  whole: number
}

/** "12 / 14" with a bar; it turns red, and says so, where the part is more than the whole. */
export function ShareBar({ part, whole }: ShareBarProps): VNode {
  const { t } = useView()
  const over = part > whole
  const width = whole > 0 ? Math.min(100, (100 * part) / whole) : over ? 100 : 0
  return (
    <span class={`haicap-share-bar${over ? ' haicap-share-bar--over' : ''}`}>
      <span class="haicap-share-bar__text">
        {t('ui.figure.share', { numerator: part, denominator: whole })}
        {over && <strong> {t('ui.share_bar.over', { count: part - whole })}</strong>}
      </span>
      <svg
        class="haicap-share-bar__bar"
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="haicap-share-bar__all" width="100" height="4" />
        <rect class="haicap-share-bar__part" width={width} height="4" />
      </svg>
    </span>
  )
}
