import { canonicalJson, sha256 } from '../../../platform/record/index.ts'

/** An entry as it is hashed: everything that it says, and the hash of the entry before. */
export interface HashedEntry {
  dossierId: string
  number: number
  type: string
  at: string
  learnedAt: string
  actorSubject: string
  actorName: string
  ground: unknown
  payload: unknown
}

/** Of the entry before the first. */
export const noHash = Buffer.alloc(32)

/** SHA-256 over the hash of the entry before and this one in canonical form, so that no entry can be changed or left out. */
export function hashOfEntry(previous: Uint8Array, entry: HashedEntry): Buffer {
  const { dossierId, number, type, at, learnedAt, actorSubject, actorName, ground, payload } = entry
  return sha256(
    previous,
    canonicalJson({ dossierId, number, type, at, learnedAt, actorSubject, actorName, ground, payload })
  )
}
