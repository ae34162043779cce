import { type Tone, useView } from '../../../../../ui/index.ts'
import type { Dossier } from '../../../dossier.ts'

/** What its owner has to do now, or that there is nothing to do. */
export function useTodo(): (dossier: Pick<Dossier, 'phase' | 'waiting' | 'returnWay'>) => string {
  const { t } = useView()
  return ({ phase, waiting, returnWay }) => {
    const [waits] = waiting
    if (waits && phase !== 'withdrawn' && phase !== 'refused' && phase !== 'stopped')
      return t(`status.waits.${waits}`)
    if (phase === 'at_center' || phase === 'released') return t(`apply.todo.${phase}_${returnWay}`)
    return t(`status.next.${phase}`)
  }
}

export function toneOf({ phase, waiting }: Pick<Dossier, 'phase' | 'waiting'>): Tone {
  if (phase === 'refused' || phase === 'stopped' || phase === 'withdrawn') return 'grey'
  if (waiting.length) return 'gold'
  return phase === 'released' || phase === 'at_center' || phase === 'handed_over' ? 'green' : 'indigo'
}
