import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectDir } from '../src/platform/config.ts'
import { isForTests, type SourceFile, sourceFiles, withoutComments } from './support/source-files.ts'

/** The order of dependence: a room knows only those above it. Rooms still to be built have their place. */
const order = [
  'platform',
  'ui',
  'organization',
  'changeover',
  'staffing',
  'authority',
  'regulations',
  'programme',
  'procedures',
  'dossiers',
  'service-center',
  'reports',
  'locality',
  'ways in'
]

/** Files that may be longer, and why. */
const longFiles = new Map([['src/platform/database/types.ts', 'generated']])
const longest = 250

const program = sourceFiles().filter(({ path }) => !isForTests(path))
const typescript = program.filter(({ path }) => !path.endsWith('.sql'))

/** `src/modules/organization/acts/rename.ts` lies in `organization`, `src/platform/http/…` in `platform/http`. */
function roomOf(path: string): string {
  const [, first = '', second = '', third] = path.split('/')
  if (first === 'modules') return second
  if (first === 'platform') return third ? `platform/${second}` : 'platform'
  if (first === 'ui' || first === 'locality') return first
  if (!second || first === 'cli' || first === 'main') return 'ways in'
  return `unknown: src/${first}`
}

const floorOf = (room: string) => order.indexOf(room.startsWith('platform/') ? 'platform' : room)

/** Every import that leaves its room. */
const crossings = typescript.flatMap((file) =>
  file.imports
    .map((target) => ({ from: file.path, to: target, room: roomOf(file.path), other: roomOf(target) }))
    .filter(({ room, other }) => room !== other)
)
const told = ({ from, to }: { from: string; to: string }) => `${from} -> ${to}`

test('every file lies in a room that has its place in the order', () => {
  expect(program.map(({ path }) => path).filter((path) => floorOf(roomOf(path)) < 0)).toEqual([])
})

test('rooms enter each other by index.ts alone', () => {
  const byTheWindow = crossings.filter(({ to, other }) => {
    if (other === 'platform' || other === 'ui') return false // single files, each its own door
    return !/\/index\.tsx?$/.test(to)
  })
  expect(byTheWindow.map(told)).toEqual([])
})

test('a room knows only rooms above it', () => {
  const upwards = crossings.filter(({ from, room, other }) => {
    if (floorOf(room) > floorOf(other)) return false
    if (floorOf(room) === 0 && floorOf(other) === 0) return room === 'platform' // its parts know its files
    return !(from.startsWith('src/platform/') && other === 'ui') // the layout is put around pages there
  })
  expect(upwards.map(told)).toEqual([])
})

test('ui knows only ui and the languages', () => {
  const others = crossings.filter(({ room, other }) => room === 'ui' && other !== 'platform/i18n')
  expect(others.map(told)).toEqual([])
})

test('no room reaches itself through others', () => {
  const next = new Map<string, Set<string>>()
  for (const { room, other } of crossings) next.set(room, (next.get(room) ?? new Set()).add(other))
  const circles: string[] = []
  const walk = (room: string, path: string[]) => {
    if (path.includes(room)) {
      if (path[0] === room) circles.push([...path, room].join(' -> '))
      return
    }
    for (const other of next.get(room) ?? []) walk(other, [...path, room])
  }
  for (const room of next.keys()) walk(room, [])
  expect(circles).toEqual([])
})

test('the program imports nothing that is for tests, nor from outside src', () => {
  const strange = typescript.flatMap(({ path, imports }) =>
    imports
      .filter((target) => isForTests(target) || !target.startsWith('src/'))
      .map((to) => told({ from: path, to }))
  )
  expect(strange).toEqual([])
})

test(`no file is longer than ${longest} lines`, () => {
  const long = program.filter(
    ({ path, text }) =>
      text.split('\n').length > longest && !longFiles.has(path) && !path.includes('/migrations/')
  )
  expect(long.map(({ path }) => path)).toEqual([])
})

test('no province and no number of a law stands in the code: they are data', () => {
  const provinces = globSync('localities/*/locality.json', { cwd: projectDir }).flatMap((file) => {
    const { id, name } = JSON.parse(readFileSync(join(projectDir, file), 'utf8')) as {
      id: string
      name: Record<string, string>
    }
    return [id, name.vi?.replace(/^(Tỉnh|Thành phố) /, '')]
  })
  const words = provinces.filter((word) => word !== undefined).map((word) => RegExp.escape(word))
  const forbidden = new RegExp(`${words.join('|')}|\\d+/(\\d{4}/)?(NQ|QĐ|NĐ|TT|CT|KH|QH|UBTVQH)`)
  const defaults = new Set(['src/platform/config.ts']) // the locality that is served when none is named
  const found = program.filter((file) => !defaults.has(file.path) && forbidden.test(withoutComments(file)))
  expect(found.map((file) => `${file.path}: ${forbidden.exec(withoutComments(file))?.[0]}`)).toEqual([])
})

test('nothing is left to do later without saying so elsewhere', () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b/
  expect(
    sourceFiles()
      .filter(({ text }) => marks.test(text))
      .map(pathOf)
  ).toEqual([])
})

function pathOf({ path }: SourceFile): string {
  return path
}
