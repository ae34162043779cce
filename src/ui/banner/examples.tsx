import type { ComponentExamples } from '../examples/example.ts'
import { Banner } from './banner.tsx'

export const bannerExamples: ComponentExamples = {
  component: 'Banner',
  purpose: 'Điều vừa xảy ra, hoặc điều cần biết trước.',
  examples: [
    {
      name: 'đã làm xong',
      node: <Banner kind="success">Đã ban hành phương án; có hiệu lực từ 01/07/2025.</Banner>
    },
    { name: 'thông tin', node: <Banner>Trang này cho thấy sổ đăng ký vào một ngày đã qua.</Banner> }
  ]
}
