import type { ComponentExamples } from '../examples/example.ts'
import { Tag } from './tag.tsx'

export const tagExamples: ComponentExamples = {
  component: 'Tag',
  purpose: 'Một trạng thái, bằng một hai chữ.',
  examples: [
    {
      name: 'các màu',
      node: (
        <p class="govuk-body">
          <Tag>Phường</Tag> <Tag tone="green">Đang hoạt động</Tag> <Tag tone="red">Vi phạm</Tag>{' '}
          <Tag tone="gold">Sắp có hiệu lực</Tag> <Tag tone="grey">Đã giải thể</Tag>
        </p>
      )
    }
  ]
}
