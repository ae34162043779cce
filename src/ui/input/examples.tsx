import type { ComponentExamples } from '../examples/example.ts'
import { Input } from './input.tsx'

export const inputExamples: ComponentExamples = {
  component: 'Input',
  purpose: 'Một dòng chữ do người dùng nhập.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <Input
          name="unit_name"
          label="Tên đơn vị mới"
          hint="Viết đầy đủ cả loại đơn vị, ví dụ: xã Suối Mây"
        />
      )
    },
    {
      name: 'có lỗi',
      node: <Input name="unit_code" label="Mã số" value="9A" width={5} error="Mã số phải gồm năm chữ số." />
    },
    {
      name: 'có đơn vị đo',
      node: (
        <Input
          name="unit_area"
          label="Diện tích tự nhiên"
          value="72,32"
          width={5}
          suffix="km²"
          inputMode="decimal"
        />
      )
    }
  ]
}
