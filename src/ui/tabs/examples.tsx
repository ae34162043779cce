import type { ComponentExamples } from '../examples/example.ts'
import { Tabs } from './tabs.tsx'

export const tabsExamples: ComponentExamples = {
  component: 'Tabs',
  purpose: 'Các phần của một trang, mỗi phần một địa chỉ.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <Tabs
          label="Các phần của phương án"
          items={[
            { href: '#summary', text: 'Tóm tắt', current: true },
            { href: '#operations', text: 'Các việc', count: 99 },
            { href: '#checks', text: 'Kiểm tra', count: 3 },
            { href: '#flow', text: 'Sơ đồ' }
          ]}
        />
      )
    }
  ]
}
