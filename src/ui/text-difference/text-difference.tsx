import type { VNode } from 'preact'
import { useView } from '../page/page-view.ts'

export interface TextStretch {
  text: string
  what: 'kept' | 'added' | 'removed'
}

/** A text with what was added and what was removed; said in words to those who do not see it. */
export function TextDifference({ stretches }: { stretches: TextStretch[] }): VNode {
  const { t } = useView()
  return (
    <p class="govuk-body haicap-text-difference">
      {stretches.map(({ text, what }) => {
        if (what === 'kept') return text
        const said = <span class="govuk-visually-hidden">[{t(`ui.text_difference.${what}`)}] </span>
        return what === 'added' ? (
          <ins>
            {said}
            {text}
          </ins>
        ) : (
          <del>
            {said}
            {text}
          </del>
        )
      })}
    </p>
  )
}
