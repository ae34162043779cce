import type { ComponentExamples } from '../examples/example.ts'
import { Matrix } from './matrix.tsx'

export const matrixExamples: ComponentExamples = {
  component: 'Matrix',
  purpose: 'Hai loại đối chiếu với nhau; trên điện thoại là danh sách.',
  examples: [
    {
      name: 'xã và thẩm quyền',
      node: (
        <Matrix
          caption="Ai quyết định ở đâu"
          corner="Xã"
          rows={['Suối Mây', 'Bản Thượng']}
          columns={['Chứng thực bản sao', 'Đăng ký khai sinh']}
          rowHeading={(row) => row}
          columnHeading={(column) => column}
          cell={(row, column) =>
            row === 'Bản Thượng' && column === 'Đăng ký khai sinh'
              ? { content: 'Chưa có', tone: 'none' }
              : { content: 'Chủ tịch' }
          }
        />
      )
    }
  ]
}
