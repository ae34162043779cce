import { expect, test } from 'vitest'
import { checkMessages } from '../src/platform/i18n/index.ts'
import { setMessageKeys } from '../src/platform/sets/index.ts'

test('every message is there in each language, used, and asks for the same values', () => {
  expect(checkMessages({ extra: setMessageKeys() })).toEqual([])
})
