import type { ComponentExamples } from '../examples/example.ts'
import { TextDifference } from './text-difference.tsx'

export const textDifferenceExamples: ComponentExamples = {
  component: 'TextDifference',
  purpose: 'Một đoạn văn với phần thêm và phần bỏ.',
  examples: [
    {
      name: 'thêm và bỏ',
      node: (
        <TextDifference
          stretches={[
            { what: 'kept', text: 'Tốt nghiệp ' },
            { what: 'removed', text: 'trung cấp' },
            { what: 'added', text: 'đại học' },
            { what: 'kept', text: ' ngành luật' }
          ]}
        />
      )
    }
  ]
}
