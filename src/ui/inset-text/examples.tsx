import type { ComponentExamples } from '../examples/example.ts'
import { InsetText } from './inset-text.tsx'

export const insetTextExamples: ComponentExamples = {
  component: 'InsetText',
  purpose: 'Đoạn trích, căn cứ.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <InsetText>
          Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của ba xã thành xã mới có tên gọi là xã Suối Mây.
        </InsetText>
      )
    }
  ]
}
