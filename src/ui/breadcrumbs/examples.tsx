import type { ComponentExamples } from '../examples/example.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'

export const breadcrumbsExamples: ComponentExamples = {
  component: 'Breadcrumbs',
  purpose: 'Trang này nằm ở đâu.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <Breadcrumbs
          items={[
            { href: '#home', text: 'Trang chủ' },
            { href: '#units', text: 'Đơn vị' },
            { text: 'Xã Suối Mây' }
          ]}
        />
      )
    }
  ]
}
