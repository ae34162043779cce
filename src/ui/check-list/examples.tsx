import type { ComponentExamples } from '../examples/example.ts'
import { CheckList } from './check-list.tsx'

export const checkListExamples: ComponentExamples = {
  component: 'CheckList',
  purpose: 'Các quy tắc và kết quả kiểm tra.',
  examples: [
    {
      name: 'ba trạng thái',
      node: (
        <CheckList
          label="Kết quả kiểm tra phương án"
          items={[
            {
              name: 'Mỗi địa bàn được phủ đúng một lần',
              href: '#cover',
              status: 'ok',
              explanation: 'Không địa bàn nào của ngày hôm trước bị bỏ sót hay tính hai lần.'
            },
            {
              name: 'Mỗi xã có một trung tâm phục vụ hành chính công',
              href: '#center',
              status: 'violated',
              count: 2,
              children: <p>Xã Suối Mây, xã Bản Thượng</p>
            },
            { name: 'Chức danh đứng đầu', status: 'unchecked' }
          ]}
        />
      )
    }
  ]
}
