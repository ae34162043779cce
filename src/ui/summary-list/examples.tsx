import type { ComponentExamples } from '../examples/example.ts'
import { SummaryList } from './summary-list.tsx'

export const summaryListExamples: ComponentExamples = {
  component: 'SummaryList',
  purpose: 'Các dữ kiện về một đối tượng.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <SummaryList
          rows={[
            { key: 'Mã số', value: '90001' },
            { key: 'Trụ sở', value: 'Thôn Suối Mây 2', action: { href: '#seat', text: 'Đính chính trụ sở' } },
            { key: 'Dân số', value: '12.514 người (31/12/2024)' },
            { key: 'Tên tiếng Anh', value: '' }
          ]}
        />
      )
    }
  ]
}
