import type { ComponentExamples } from '../examples/example.ts'
import { Timeline } from './timeline.tsx'

export const timelineExamples: ComponentExamples = {
  component: 'Timeline',
  purpose: 'Việc gì đã xảy ra khi nào.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <Timeline
          label="Lịch sử của xã Suối Mây"
          items={[
            { day: '2027-01-01', title: 'Đổi loại: phường Suối Mây', children: 'Nghị quyết 12/NQ-HĐND' },
            {
              day: '2025-07-01',
              title: 'Thành lập xã Suối Mây',
              current: true,
              children: 'Nhập ba xã Suối Thầu, Mây Ngàn và Bản Thượng.'
            },
            { day: '1979-02-17', lastDay: '2025-06-30', title: 'Xã Suối Thầu' }
          ]}
        />
      )
    }
  ]
}
