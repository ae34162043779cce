import type { Book } from '../../../modules/dossiers/index.ts'
import type { Random } from '../random.ts'
import { missingOf, type Story } from './tell.ts'
import type { Seed } from './types.ts'

/** The papers that are handed in, counted and without files; what was missing stands in for what was there before. */
export function papersOf(seed: Seed, { told, supplements }: Story, random: Random): Book['papers'] {
  if (seed.citizen && seed.instead === 'draft') return []
  const { components } = seed.matter.version.content
  const handed = told.findIndex(
    ({ event }) => event.type === 'receive' || event.type === 'submit' || event.type === 'draft'
  )
  const [brought] = supplements
  return components.flatMap(({ name, original, copy, condition, reuse }, nth) => {
    const missing = brought !== undefined && nth === missingOf(seed)
    const left = (condition && random.next() < 0.7) || (reuse !== 'none' && random.next() < 0.5)
    if (left && !missing) return []
    const paper = { ordinal: nth + 1, title: name, original, copy: original + copy === 0 ? 1 : copy }
    const first = { event: handed + 1, ...paper }
    return missing
      ? [
          { ...first, removed: brought },
          { event: brought, ...paper }
        ]
      : [first]
  })
}
