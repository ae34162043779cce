import type { ComponentExamples } from '../examples/example.ts'
import { Tag } from '../tag/tag.tsx'
import { CardList } from './card-list.tsx'

export const cardListExamples: ComponentExamples = {
  component: 'CardList',
  purpose: 'Danh sách những thứ có nhiều hơn một cái tên.',
  examples: [
    {
      name: 'kết quả tìm kiếm',
      node: (
        <CardList
          items={[
            {
              title: 'Xã Suối Thầu',
              href: '#old',
              meta: (
                <>
                  <Tag tone="grey">Đã nhập 01/07/2025</Tag> Huyện Mây Ngàn · mã 80012
                </>
              ),
              children: 'Nay là xã Suối Mây.'
            },
            {
              title: 'Xã Suối Mây',
              href: '#new',
              meta: (
                <>
                  <Tag tone="green">Đang hoạt động</Tag> mã 90001
                </>
              )
            }
          ]}
        />
      )
    },
    { name: 'không có gì', node: <CardList items={[]} empty="Không tìm thấy đơn vị nào." /> }
  ]
}
