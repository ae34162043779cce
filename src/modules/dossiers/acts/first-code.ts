import { nextCode } from '../book/code.ts'
import type { On } from './dossier-act.ts'

/**
 * The code of a dossier that an office answers before it was received: the paper that it gives out, the register and the
 * national portal know it by that. Whoever received it goes on with the same one. Undefined: it has one already.
 */
export async function firstCode({ tx, day, dossier, where }: On): Promise<string | undefined> {
  if (dossier.code !== null) return undefined
  const [counter] = dossier.receptionId ? await where.doors(dossier.receptionId) : []
  return nextCode(tx, counter ?? (await where.custodian()), day)
}
