import type { ComponentChildren, VNode } from 'preact'
import { Tag, type Tone, useView } from '../../../../ui/index.ts'
import type { Line, RankWord, State } from '../scheme.ts'

export const stateTones: Record<State | 'none', Tone> = {
  none: 'grey',
  draft: 'indigo',
  submitted: 'gold',
  returned: 'red',
  agreed: 'gold',
  approved: 'green',
  published: 'green',
  in_force: 'green',
  superseded: 'grey'
}

/** The state of a version in a word or two. */
export function StateTag({ state }: { state: State | 'none' }): VNode {
  const { t } = useView()
  return <Tag tone={stateTones[state]}>{t(`schemes.state.${state}`)}</Tag>
}

/** "Chuyên viên chính: 1; Chuyên viên: 2": the highest first; a dash where there is nothing to split. */
export function RankSplit({ line }: { line: Pick<Line, 'ranks' | 'ladder'> }): VNode {
  const { language } = useView()
  const entries = rankEntries(line)
  if (!entries.length) return <>–</>
  return <>{entries.map(({ rank, count }) => `${rank.name[language]}: ${count}`).join('; ')}</>
}

/** The ranks of a line that have any headcount, the highest first; unknown ones by their code. */
export function rankEntries({
  ranks,
  ladder
}: Pick<Line, 'ranks' | 'ladder'>): { rank: RankWord; count: number }[] {
  const known = [...ladder].reverse()
  const strange = Object.keys(ranks)
    .filter((code) => !ladder.some((rank) => rank.code === code))
    .map((code): RankWord => ({ code, name: { vi: code, en: code, de: code } }))
  return [...known, ...strange].flatMap((rank) => {
    const count = ranks[rank.code] ?? 0
    return count ? [{ rank, count }] : []
  })
}

/** A text with its paragraphs; something else where there is none. */
export function Paragraphs({ text, empty }: { text: string; empty: ComponentChildren }): VNode {
  if (!text.trim()) return <p class="govuk-body haicap-muted">{empty}</p>
  return (
    <>
      {text.split(/\n+/).map((paragraph) => (
        <p class="govuk-body">{paragraph}</p>
      ))}
    </>
  )
}
