import type { ComponentExamples } from '../examples/example.ts'
import { Details } from './details.tsx'

export const detailsExamples: ComponentExamples = {
  component: 'Details',
  purpose: 'Phần giải thích mở ra khi cần.',
  examples: [
    {
      name: 'đóng',
      node: (
        <Details summary="Con số này được tính thế nào?">
          Đếm các đơn vị có hiệu lực vào ngày đã chọn.
        </Details>
      )
    },
    {
      name: 'mở',
      node: (
        <Details summary="Căn cứ pháp lý" open>
          Khoản 12 Điều 1 của nghị quyết.
        </Details>
      )
    }
  ]
}
