import { fold } from '../../organization/index.ts'

const longest = 40

/** A name for a field or a choice that nobody needs to think up: its label in plain letters, unlike those taken. */
export function newName(label: string, taken: readonly string[]): string {
  const plain = fold(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longest)
    .replace(/_+$/, '')
  const base = /^[a-z]/.test(plain) ? plain : `f_${plain || 'x'}`
  const unusable = [...taken, 'constructor', 'prototype']
  if (!unusable.includes(base)) return base
  let number = 2
  while (unusable.includes(`${base}_${number}`)) number++
  return `${base}_${number}`
}
