import type { T } from '../../platform/i18n/index.ts'
import type { Refusal } from './life/possible.ts'

/** Why something could not be done to a dossier, and what could, in the reader's language. */
export function refusalWords(t: T, refusal: Refusal): string {
  switch (refusal.key) {
    case 'not_now':
      return t('dossiers.refusal.not_now', {
        phase: t(`dossiers.phase.${refusal.phase}`),
        open:
          refusal.open.map((type) => t(`dossiers.event.${type}`)).join(', ') || t('dossiers.refusal.nothing')
      })
    case 'waiting':
    case 'not_waiting':
      return t(`dossiers.refusal.${refusal.key}`, { what: t(`dossiers.waiting.${refusal.for}`) })
    default: {
      const { key, ...params } = refusal
      return t(`dossiers.refusal.${key}`, params)
    }
  }
}
