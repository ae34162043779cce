import type { ComponentExamples } from '../examples/example.ts'
import { WarningText } from './warning-text.tsx'

export const warningTextExamples: ComponentExamples = {
  component: 'WarningText',
  purpose: 'Điều không thể làm lại.',
  examples: [
    {
      name: 'mặc định',
      node: <WarningText>Sau ngày có hiệu lực chỉ có thể sửa bằng một phương án mới.</WarningText>
    }
  ]
}
