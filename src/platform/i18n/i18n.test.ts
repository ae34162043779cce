import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkMessages } from './check-messages.ts'
import { formatDay, formatInstant, formatNumber, formatPercent } from './format.ts'
import { negotiateLanguage } from './languages.ts'
import { translatorOf } from './translator.ts'

test('a day, a number and an instant read as the language writes them', () => {
  expect(formatDay('2025-07-01', 'vi')).toBe('01/07/2025')
  expect(formatDay('2025-07-01', 'en')).toBe('1 July 2025')
  expect(formatDay('2025-07-01', 'de')).toBe('01.07.2025')
  expect(formatDay(null, 'vi')).toBe('')
  expect(formatNumber(13256.92, 'vi')).toBe('13.256,92')
  expect(formatPercent(66.666, 'vi')).toBe('66,7%')
  expect(formatInstant('2025-06-30T17:00:00Z', 'vi', 'Asia/Ho_Chi_Minh')).toBe('00:00, 01/07/2025')
})

test('a browser gets the language it likes best of ours', () => {
  expect(negotiateLanguage('fr, de-AT;q=0.8, en;q=0.5')).toBe('de')
  expect(negotiateLanguage('fr')).toBe('vi')
  expect(negotiateLanguage(undefined)).toBe('vi')
})

test('ICU plurals and tags in a message', () => {
  const t = translatorOf('en', new Map([['a.b', '{n, plural, one {# unit} other {# units}} <of> {name}']]))
  expect(t('a.b', { n: 1, name: '<b>Sa Pa</b>' })).toBe('1 unit <of> <b>Sa Pa</b>')
  expect(t('a.c')).toBe('a.c')
})

test('the checker names each kind of fault', () => {
  const root = mkdtempSync(join(tmpdir(), 'haicap-messages-'))
  mkdirSync(join(root, 'room/messages'), { recursive: true })
  const say = (language: string, texts: Record<string, string>) =>
    writeFileSync(join(root, 'room/messages', `${language}.json`), JSON.stringify({ thing: texts }))
  const good = { title: 'a', many: '{n, plural, other {#}}', odd: 'x', kind_a: 'a', unused: 'u', torn: 't' }
  say('vi', good)
  say('en', { ...good, odd: '{name}', torn: '{' })
  say('de', { ...good, many: '' })
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code to be checked
  const code = "t('room.thing.title'); t(`${t('room.thing.none')}`); t(`room.thing.kind_${x}`); "
  const further =
    "messageKey: 'room.thing.many', a('room.thing.odd', 'room.thing.torn'); perform('room.act'); { key: 'job.later' }"
  writeFileSync(join(root, 'room/code.ts'), code + further)
  const faults = checkMessages({ root }).map(({ kind, key }) => `${kind} ${key}`)
  expect(faults.sort()).toEqual([
    'malformed room.thing.torn',
    'missing room.thing.many',
    'placeholders room.thing.odd',
    'unknown room.thing.none',
    'unused room.thing.unused'
  ])
})
