import type { ComponentExamples } from '../examples/example.ts'
import { Textarea } from './textarea.tsx'

export const textareaExamples: ComponentExamples = {
  component: 'Textarea',
  purpose: 'Nhiều dòng chữ.',
  examples: [
    { name: 'mặc định', node: <Textarea name="note" label="Ghi chú" rows={3} /> },
    {
      name: 'dữ liệu có lỗi',
      node: (
        <Textarea
          name="rows"
          label="Các dòng của phương án"
          code
          rows={3}
          value={'op_id,clause,act\n1,12,merge'}
          error="Dòng 2, cột 3: không có hành vi “merg”."
        />
      )
    }
  ]
}
