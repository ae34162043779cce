import type { ComponentChildren, VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface FigureCardProps {
  label: ComponentChildren
  /** The number as the reader writes it; a dash for null. */
  value: string | null
  unit?: string
  /** Opens the records that it counts. */
  href?: string
  /** Of a share: shown as "97 / 99" with a bar. */
  numerator?: number
  denominator?: number
  /** What stood before, or how much it changed. */
  note?: ComponentChildren
}

/** A figure; the number links to its records. */
export function FigureCard(props: FigureCardProps): VNode {
  const { t } = useView()
  const number = (
    <>
      <span class="haicap-figure__number">{props.value ?? '–'}</span>
      {props.unit && <span class="haicap-figure__unit"> {props.unit}</span>}
    </>
  )
  return (
    <div class="haicap-figure">
      <dt class="haicap-figure__label">{props.label}</dt>
      <dd class="haicap-figure__value">
        {props.href ? (
          <a class="haicap-figure__link" href={props.href}>
            {number}
          </a>
        ) : (
          number
        )}
        {props.denominator !== undefined && props.numerator !== undefined && (
          <>
            <span class="haicap-figure__share">
              {t('ui.figure.share', { numerator: props.numerator, denominator: props.denominator })}
            </span>
            <svg class="haicap-figure__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect class="haicap-figure__bar-all" width="100" height="4" />
              <rect
                class="haicap-figure__bar-part"
                width={props.denominator ? (100 * props.numerator) / props.denominator : 0}
                height="4"
              />
            </svg>
          </>
        )}
        {props.note && <span class="haicap-figure__note">{props.note}</span>}
      </dd>
    </div>
  )
}

/** Figures beside each other. */
export function FigureGrid({ children }: { children: ComponentChildren }): VNode {
  return <dl class="haicap-figures">{children}</dl>
}
