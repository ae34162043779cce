import type { ComponentChildren, VNode } from 'preact'

export type Tone = 'indigo' | 'green' | 'red' | 'gold' | 'grey'

/** A state in a word or two; the colour never says more than the word. */
export function Tag({ tone, children }: { tone?: Tone; children: ComponentChildren }): VNode {
  return <strong class={`govuk-tag haicap-tag--${tone ?? 'indigo'}`}>{children}</strong>
}
