import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fillWordTemplate, placeholdersOf } from './word.ts'

const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const rels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

/** A Word file of these paragraphs. */
function docx(...paragraphs: string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(rels),
    'word/document.xml': strToU8(document)
  })
}

const textOf = (file: Uint8Array) =>
  strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .trim()

const template = docx('Cấp cho {owner}:', '{#papers}', '{title} của {owner}', '{/papers}')

test('a template is filled, lists are repeated', async () => {
  const filled = await fillWordTemplate(template, {
    owner: 'Giàng A Pháo',
    papers: [{ title: 'Giấy khai sinh' }, { title: 'Sổ hộ tịch' }]
  })
  expect(textOf(filled).split('\n').filter(Boolean)).toEqual([
    'Cấp cho Giàng A Pháo:',
    'Giấy khai sinh của Giàng A Pháo',
    'Sổ hộ tịch của Giàng A Pháo'
  ])
})

test('what is filled in is never a placeholder nor markup itself', async () => {
  const filled = await fillWordTemplate(docx('{owner}'), { owner: '{other} <w:t>& co' })
  expect(textOf(filled)).toBe('{other} &lt;w:t&gt;&amp; co')
})

test('the placeholders of a template are listed, with what repeats', async () => {
  expect(await placeholdersOf(template)).toEqual([
    { name: 'owner' },
    { name: 'papers', within: [{ name: 'title' }, { name: 'owner' }] }
  ])
})

test('placeholders without a value are named, all at once, those of every entry too', async () => {
  const given = { papers: [{ title: 'a' }, { name: 'b' }] }
  await expect(fillWordTemplate(template, given)).rejects.toMatchObject({
    messageKey: 'word.problem.unknown',
    details: [{ path: 'owner' }, { path: 'title' }]
  })
  await expect(fillWordTemplate(docx('{constructor}'), {})).rejects.toMatchObject({ status: 422 })
})

test('what is no Word file, or has an open brace or list, is refused in plain words', async () => {
  const refusedAs = async (file: Uint8Array) =>
    await placeholdersOf(file).then(
      () => 'taken',
      (problem: { messageKey: string }) => problem.messageKey
    )
  expect(await refusedAs(Buffer.from('%PDF-1.7'))).toBe('word.problem.no_docx')
  expect(await refusedAs(zipSync({ 'a.txt': strToU8('a') }))).toBe('word.problem.no_docx')
  expect(await refusedAs(docx('Cấp cho {owner'))).toBe('word.problem.syntax')
  expect(await refusedAs(docx('{#papers}', '{title}'))).toBe('word.problem.syntax')
  expect(await refusedAs(docx('{title}', '{/papers}'))).toBe('word.problem.syntax')
})
