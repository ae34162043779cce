import { expect, test } from 'vitest'
import { canonicalJson, sha256 } from './canonical.ts'
import { treeRoot } from './hash-tree.ts'

test('the tree is that of RFC 6962', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((text) => sha256(text)) as [Buffer, Buffer, Buffer]
  const leaf = (data: Buffer) => sha256(Buffer.from([0]), data)
  const node = (left: Buffer, right: Buffer) => sha256(Buffer.from([1]), left, right)
  expect(treeRoot([a])).toEqual(leaf(a))
  expect(treeRoot([a, b, c])).toEqual(node(node(leaf(a), leaf(b)), leaf(c)))
})

test('one value has one spelling', () => {
  expect(canonicalJson({ b: 1, a: { d: undefined, c: [1.0, null] } })).toBe('{"a":{"c":[1,null]},"b":1}')
  expect(canonicalJson(undefined)).toBe('null')
  expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}')
})
