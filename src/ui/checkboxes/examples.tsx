import type { ComponentExamples } from '../examples/example.ts'
import { Checkboxes } from './checkboxes.tsx'

const items = [
  { value: 'land', text: 'Đất đai' },
  { value: 'civil', text: 'Hộ tịch' },
  { value: 'school', text: 'Giáo dục', hint: 'Chỉ các trường thuộc xã' }
]

export const checkboxesExamples: ComponentExamples = {
  component: 'Checkboxes',
  purpose: 'Chọn một hay nhiều giá trị.',
  examples: [
    {
      name: 'mặc định',
      node: <Checkboxes name="functions" label="Lĩnh vực tiếp nhận" items={items} values={['land']} />
    },
    {
      name: 'nhỏ, có lỗi',
      node: <Checkboxes name="functions_2" label="Lĩnh vực" small items={items} error="Chọn ít nhất một." />
    }
  ]
}
