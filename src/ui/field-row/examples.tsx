import { DateInput } from '../date-input/date-input.tsx'
import type { ComponentExamples } from '../examples/example.ts'
import { Input } from '../input/input.tsx'
import { FieldRow } from './field-row.tsx'

export const fieldRowExamples: ComponentExamples = {
  component: 'FieldRow',
  purpose: 'Các ô nhập đứng cạnh nhau, cho biểu mẫu dùng cả ngày.',
  examples: [
    {
      name: 'ba ô',
      node: (
        <FieldRow>
          <Input name="row_name" label="Họ và tên" />
          <Input name="row_number" label="Số định danh" inputMode="numeric" />
          <DateInput name="row_birth" label="Ngày sinh" />
        </FieldRow>
      )
    }
  ]
}
