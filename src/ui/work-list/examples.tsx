import type { ComponentExamples } from '../examples/example.ts'
import { WorkList } from './work-list.tsx'

const rows = [
  { id: '1', name: 'Vàng Thị Mỷ', due: 'còn 2 ngày 3 giờ' },
  { id: '2', name: 'Giàng A Páo', due: 'quá hạn 4 giờ' }
]

export const workListExamples: ComponentExamples = {
  component: 'WorkList, Live, LivePart',
  purpose: 'Việc cần làm, từng dòng; chọn được nhiều dòng; tự cập nhật khi có mã lệnh.',
  examples: [
    {
      name: 'có ô chọn',
      node: (
        <>
          <WorkList
            id="work-example"
            caption="2 hồ sơ"
            columns={[
              { heading: 'Người nộp', rowHeader: true, cell: ({ name }) => name },
              { heading: 'Hạn', cell: ({ due }) => due }
            ]}
            rows={rows}
            keyOf={({ id }) => id}
            choose={{
              form: 'chosen-example',
              name: 'id',
              heading: 'Chọn',
              label: ({ name }) => `Chọn hồ sơ của ${name}`
            }}
          />
          <form id="chosen-example" method="get" />
        </>
      )
    }
  ]
}
