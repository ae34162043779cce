import type { ComponentExamples } from '../examples/example.ts'
import { Select } from './select.tsx'

const kinds = [
  { value: 'xa', text: 'Xã' },
  { value: 'phuong', text: 'Phường' },
  { value: 'dac_khu', text: 'Đặc khu' }
]

export const selectExamples: ComponentExamples = {
  component: 'Select',
  purpose: 'Chọn một trong nhiều giá trị.',
  examples: [
    { name: 'mặc định', node: <Select name="kind" label="Loại đơn vị" blank="Tất cả" options={kinds} /> },
    {
      name: 'có lỗi',
      node: (
        <Select
          name="kind_2"
          label="Loại đơn vị"
          value="phuong"
          options={kinds}
          error="Hãy chọn loại đơn vị."
        />
      )
    }
  ]
}
