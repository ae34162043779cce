import type { ComponentExamples } from '../examples/example.ts'
import { FlowDiagram } from './flow-diagram.tsx'

const district = 'Huyện Mây Ngàn'

export const flowExamples: ComponentExamples = {
  component: 'FlowDiagram',
  purpose: 'Đơn vị nào nhập vào đơn vị nào.',
  examples: [
    {
      name: 'nhập, tách và giữ nguyên',
      node: (
        <FlowDiagram
          title="Các đơn vị trước và sau sắp xếp"
          from={[
            { id: 'a', name: 'Xã Suối Thầu', note: district, href: '#a' },
            { id: 'b', name: 'Xã Mây Ngàn', note: district, href: '#b' },
            { id: 'c', name: 'Thị trấn Nông trường Hoa Ban', note: district, href: '#c' },
            { id: 'd', name: 'Phường Cốc Lúa', note: 'Thị xã Hoa Ban', href: '#d' },
            { id: 'e', name: 'Phường Duyên Thượng', note: 'Thị xã Hoa Ban', href: '#e' },
            { id: 'g', name: 'Xã Nậm Chàm', note: district, href: '#g' }
          ]}
          into={[
            { id: 'x', name: 'Xã Suối Mây', note: '90001', href: '#x' },
            { id: 'y', name: 'Phường Hoa Ban', note: '90002', href: '#y' },
            { id: 'z', name: 'Phường Cốc Lúa', note: '90003', href: '#z' },
            { id: 'g', name: 'Xã Nậm Chàm', note: '90004', href: '#g2' }
          ]}
          links={[
            { from: 'a', into: 'x' },
            { from: 'b', into: 'x' },
            { from: 'c', into: 'x' },
            { from: 'd', into: 'z' },
            { from: 'e', into: 'y', share: 0.7, part: true },
            { from: 'e', into: 'z', share: 0.3, part: true },
            { from: 'g', into: 'g' }
          ]}
        />
      )
    }
  ]
}
