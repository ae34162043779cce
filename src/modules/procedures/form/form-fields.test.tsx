import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { exampleView } from '../../../../tests/support/examples-document.tsx'
import { blankForm } from '../../../platform/http/index.ts'
import { ViewProvider } from '../../../ui/index.ts'
import { FormFields, type FormSchema, fieldsOf, filledIn, valuesOf } from './index.ts'

const schema: FormSchema = {
  type: 'object',
  required: ['ho_ten'],
  properties: {
    ho_ten: {
      type: 'string',
      title: 'Họ, chữ đệm, tên',
      'x-words': { en: { title: 'Full name', description: 'As on the card' } },
      'x-known': 'applicant.name'
    },
    don: { type: 'string', format: 'file', title: 'Đơn' },
    anh: { type: 'array', title: 'Ảnh', items: { type: 'string', format: 'file' } }
  }
}
const known = { 'applicant.name': 'Lò Văn <An>' }
const uploads = (id: string) =>
  id === 'tep-1' ? { name: 'Đơn.pdf', size: 2048, href: '/files/tep-1' } : undefined

function shown(posted: Record<string, string | string[]>, language: 'vi' | 'en' = 'vi'): string {
  const view = exampleView(language)
  const fields = fieldsOf(schema, valuesOf(schema, posted))
  return render(
    <ViewProvider value={view}>
      <FormFields fields={fields} form={blankForm(posted)} known={known} uploads={uploads} />
    </ViewProvider>
  )
}

test('what was filled in from what is known is marked, until it is written over', () => {
  const filled = filledIn(schema, {}, known) as Record<string, string>
  expect(shown(filled)).toContain('Điền sẵn từ họ và tên người nộp.')
  expect(shown(filled)).toContain('value="Lò Văn &lt;An>"')
  expect(shown({ ho_ten: 'Lò Văn Bình' })).not.toContain('Điền sẵn từ')
})

test('labels and help are said in the reader’s language', () => {
  expect(shown({}, 'en')).toMatch(/Full name[\s\S]*As on the card/)
  expect(shown({}, 'en')).toContain('Đơn')
})

test('a file that was handed in stays with its name and a button that takes it away', () => {
  const html = shown({ don: 'tep-1', anh: ['tep-9'] })
  expect(html).toContain('<input type="hidden" name="don" value="tep-1"/>')
  expect(html).toContain('href="/files/tep-1"')
  expect(html).toContain('value="don=tep-1"')
  // One file of one: it is taken away before another is chosen; of several another may be added.
  expect(html).not.toContain('name="_upload.don"')
  expect(html).toContain('name="_upload.anh"')
  expect(html).toContain('Tệp đã nộp')
})

test('Enter presses a button that takes nothing away', () => {
  const html = shown({ don: 'tep-1' })
  expect(/<button[^>]*>/.exec(html)?.[0]).not.toContain('_remove')
})
