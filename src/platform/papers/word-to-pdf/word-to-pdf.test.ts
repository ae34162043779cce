import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { docxOf, relationTo } from './fixtures/docx.ts'
import { wordToPdf } from './word-to-pdf.ts'

const standIn = fileURLToPath(new URL('fixtures/office-stand-in.mjs', import.meta.url))
const word = docxOf(['Giấy xác nhận', 'Cấp cho bà Vàng Thị Mỷ'])

let folder = ''
let log = ''
const temporary = process.env.TMPDIR
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haicap-converter-'))
  log = join(folder, 'log')
  // Where it works, so that the tests see what it leaves behind.
  process.env.TMPDIR = folder
})
afterAll(async () => {
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
  await rm(folder, { recursive: true })
})

beforeEach(() => rm(log, { force: true }))

function converter(how: string, milliseconds = 20_000) {
  const command = [process.execPath, standIn, how, log]
  const found = wordToPdf({ papers: { wordToPdf: { command, milliseconds } } })
  if (!found) throw new Error('no converter')
  return found
}

interface Noted {
  event: string
  at: number
  pid: number
  given: string[]
  env: Record<string, string>
}
async function noted(): Promise<Noted[]> {
  const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}
const leftBehind = async () => (await readdir(folder)).filter((name) => name !== 'log')

test('without a setting there is none', () => {
  expect(wordToPdf({ papers: {} })).toBeUndefined()
})

test('a Word file becomes a PDF; the program sees nothing of ours and leaves nothing behind', async () => {
  process.env.HAICAP_SESSION_SECRET_TEST = 'secret'
  const pdf = await converter('well').convert(word)
  delete process.env.HAICAP_SESSION_SECRET_TEST
  expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1)
  const [begun] = await noted()
  expect(begun?.given.join(' ')).toMatch(/UserInstallation=file:.*--headless.*--convert-to/)
  expect(Object.keys(begun?.env ?? {}).filter((name) => name.startsWith('HAICAP'))).toEqual([])
  expect(await leftBehind()).toEqual([])
})

test('one at a time: the next begins when the one before is done', async () => {
  const { convert } = converter('well')
  const pdfs = await Promise.all([convert(word), convert(word), convert(word)])
  expect(pdfs).toHaveLength(3)
  const events = (await noted()).toSorted((one, other) => one.at - other.at).map(({ event }) => event)
  expect(events).toEqual(['begun', 'done', 'begun', 'done', 'begun', 'done'])
})

test('one that hangs is ended when its time is up, with all that it started, and the next one works', async () => {
  await expect(converter('hangs', 3000).convert(word)).rejects.toMatchObject({
    status: 409,
    messageKey: 'word-to-pdf.problem.too_slow'
  })
  const pids = (await noted()).map(({ pid }) => pid)
  expect(pids).toHaveLength(2)
  for (const pid of pids) await expect.poll(() => runs(pid), { timeout: 10_000 }).toBe(false)
  expect(await leftBehind()).toEqual([])
  expect(await converter('well').convert(word)).toBeInstanceOf(Uint8Array)
})

async function runs(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // Ended, but nobody has asked how yet.
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  await setTimeout(20)
  return !/\) Z /.test(state)
}

test.for(['crashes', 'garbage', 'silent'])('one that %s is said in plain words', async (how) => {
  await expect(converter(how).convert(word)).rejects.toMatchObject({
    status: 409,
    messageKey: 'word-to-pdf.problem.broke_down'
  })
  expect(await leftBehind()).toEqual([])
})

test('a command that is not there says so, and how to go on', async () => {
  const papers = { wordToPdf: { command: ['/nowhere/soffice'], milliseconds: 5000 } }
  await expect(wordToPdf({ papers })?.convert(word)).rejects.toMatchObject({
    status: 409,
    messageKey: 'word-to-pdf.problem.no_converter'
  })
  expect(await leftBehind()).toEqual([])
})

const field = (instruction: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${[...instruction].map((letter) => `<w:r><w:instrText xml:space="preserve">${letter}</w:instrText></w:r>`).join('')}`
const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml'

test.for([
  ['no_docx', new TextEncoder().encode('PK, but no Word file')],
  ['program', docxOf(['a'], { type: macros })],
  ['program', docxOf(['a'], { parts: { 'word/vbaProject.bin': 'x' } })],
  ['outside', docxOf(['a'], { parts: relationTo('image', 'http://169.254.169.254/a.png') })],
  ['outside', docxOf(['a'], { parts: relationTo('attachedTemplate', 'file:///a.dotx') })],
  ['outside', docxOf([field(' INCLUDETEXT "/etc/passwd"')])],
  ['outside', docxOf([field(' IncludePicture "http://a"').replace('>c<', '>&#99;<')])],
  ['outside', docxOf(['<w:fldSimple w:instr=" DDEAUTO c:\\\\windows"/>'])],
  ['too_much', docxOf(['a'], { parts: { 'word/media/a.xml': ' '.repeat(101_000_000) } })]
] as const)('what is refused never reaches the program: %s', async ([why, file]) => {
  await expect(converter('well').convert(file)).rejects.toMatchObject({
    status: 422,
    messageKey: `word-to-pdf.problem.${why}`
  })
  expect(await noted()).toEqual([])
})

test('links for readers are no harm', async () => {
  const linked = docxOf([field(' HYPERLINK "https://a.vn"')], {
    parts: relationTo('hyperlink', 'https://a.vn')
  })
  expect(await converter('well').convert(linked)).toBeInstanceOf(Uint8Array)
})

/** An office program of this machine; it is no part of haicap. */
const office = (process.env.PATH ?? '')
  .split(delimiter)
  .map((place) => join(place, 'soffice'))
  .find((path) => existsSync(path))

test.skipIf(!office)(
  `LibreOffice itself makes a tagged PDF of a Word file${office ? '' : ' (skipped: not installed)'}`,
  { timeout: 90_000 },
  async () => {
    const setting = { command: [office ?? ''], milliseconds: 80_000 }
    const pdf = await wordToPdf({ papers: { wordToPdf: setting } })?.convert(word)
    const document = await PDFDocument.load(pdf ?? new Uint8Array())
    expect(document.getPageCount()).toBe(1)
    expect(document.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
    expect(await leftBehind()).toEqual([])
  }
)
