import { sha256 } from './canonical.ts'

export const hashLength = 32
export const noRoot: Buffer = Buffer.alloc(hashLength)

const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])
const sealMark = Buffer.from([2])

/**
 * Root of the hash tree over the leaves, as in RFC 6962: leaves and nodes are marked apart, so that a node
 * cannot pass for a leaf.
 */
export function treeRoot(leaves: Buffer[]): Buffer {
  const [first] = leaves
  if (!first) return sha256()
  if (leaves.length === 1) return sha256(leafMark, first)
  const left = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return sha256(nodeMark, treeRoot(leaves.slice(0, left)), treeRoot(leaves.slice(left)))
}

/** Root of a seal: it vouches for its span, its leaves and every seal before. */
export function sealRoot(previous: Buffer, first: number, last: number, leaves: Buffer[]): Buffer {
  return sha256(sealMark, previous, `${first}-${last}:`, treeRoot(leaves))
}

export function splitLeaves(leaves: Buffer): Buffer[] {
  return Array.from({ length: Math.floor(leaves.length / hashLength) }, (_, index) =>
    leaves.subarray(index * hashLength, (index + 1) * hashLength)
  )
}
