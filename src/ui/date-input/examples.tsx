import type { ComponentExamples } from '../examples/example.ts'
import { DateInput } from './date-input.tsx'

export const dateInputExamples: ComponentExamples = {
  component: 'DateInput',
  purpose: 'Một ngày trong lịch.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <DateInput
          name="effective_on"
          label="Ngày có hiệu lực"
          hint="Ngày đầu tiên của đơn vị mới"
          value="2025-07-01"
        />
      )
    },
    {
      name: 'có lỗi',
      node: (
        <DateInput
          name="issued_on"
          label="Ngày ban hành"
          error="Ngày ban hành không được sau ngày có hiệu lực."
        />
      )
    }
  ]
}
