import { type Database, read, type Snapshot } from '../database/index.ts'
import { hashOf, readEntries, type StoredEntry } from './entry.ts'
import { hashLength, noRoot, sealRoot, splitLeaves } from './hash-tree.ts'
import { readSeals, type Seal } from './seal.ts'

/** `changed`, `missing`, `added`: the entry; `seal`: the seal that covers it does not fit. */
export type Tampering = 'changed' | 'missing' | 'added' | 'seal'

export interface Verification {
  records: number
  sealed: number
  unsealed: number
  /** Root of the latest seal (hex). */
  root: string | null
  firstTampered?: { recordId: number; why: Tampering }
  /** Only when asked for a root noted earlier: whether a seal still has it. */
  rootFound?: boolean
}

/**
 * Reads the whole record as of one moment: every entry against its own hash, its number and the seal over it,
 * every seal against the one before. Stops at the first entry that does not fit and names it.
 * @param noted a root (hex) kept outside of the database; shows whether the seals were made anew
 */
export function verifyRecords(
  database: Database,
  { noted, progress }: { noted?: string; progress?: (records: number) => void } = {}
): Promise<Verification> {
  return read(database, async (tx) => {
    const { sealed, root, roots, tampered } = await readEverySeal(tx)
    const entries = await readEveryEntry(tx, sealed, progress)
    const first = [tampered, entries.tampered].filter((found) => found !== undefined)
    return {
      records: entries.count,
      sealed: sealed.length,
      unsealed: Math.max(0, entries.count - sealed.length),
      root,
      ...(noted && { rootFound: roots.has(noted.toLowerCase()) }),
      ...(first.length && { firstTampered: first.toSorted((a, b) => a.recordId - b.recordId)[0] })
    }
  })
}

type Found = { recordId: number; why: Tampering } | undefined

/** The hashes that the seals vouch for, entry by entry, as far as the chain of seals holds. */
async function readEverySeal(tx: Snapshot) {
  const sealed: Buffer[] = []
  const roots = new Set<string>()
  let tampered: Found
  let previous = noRoot
  let id = 0
  for (;;) {
    const seals = await readSeals(tx, id, 100)
    for (const seal of seals) {
      if (tampered) continue
      if (!follows(seal, id, sealed.length, previous)) tampered = { recordId: sealed.length + 1, why: 'seal' }
      else sealed.push(...splitLeaves(seal.leaves))
      roots.add(seal.root.toString('hex'))
      previous = seal.root
      id = seal.id
    }
    if (seals.length < 100 || tampered) break
  }
  return { sealed, roots, root: roots.size ? previous.toString('hex') : null, tampered }
}

function follows(seal: Seal, lastSeal: number, lastRecord: number, previous: Buffer): boolean {
  const leaves = splitLeaves(seal.leaves)
  return (
    seal.id === lastSeal + 1 &&
    seal.firstRecord === lastRecord + 1 &&
    seal.leaves.length === hashLength * (seal.lastRecord - seal.firstRecord + 1) &&
    seal.previousRoot.equals(previous) &&
    seal.root.equals(sealRoot(previous, seal.firstRecord, seal.lastRecord, leaves))
  )
}

async function readEveryEntry(tx: Snapshot, sealed: Buffer[], progress?: (records: number) => void) {
  let count = 0
  let expected = 1
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const entries = await readEntries(tx, after, 1000)
    for (const entry of entries) {
      const tampered = check(entry, expected, sealed)
      if (tampered) return { count: count + 1, tampered }
      count += 1
      expected += 1
      after = entry.id
    }
    progress?.(count)
    if (entries.length < 1000) break
  }
  const tampered: Found = count < sealed.length ? { recordId: count + 1, why: 'missing' } : undefined
  return { count, tampered }
}

function check(entry: StoredEntry, expected: number, sealed: Buffer[]): Found {
  if (entry.id < expected) return { recordId: entry.id, why: 'added' }
  if (entry.id > expected) return { recordId: expected, why: 'missing' }
  const hash = hashOf(entry)
  const leaf = sealed[entry.id - 1]
  if (!hash.equals(entry.hash) || (leaf && !hash.equals(leaf))) return { recordId: entry.id, why: 'changed' }
  return undefined
}
