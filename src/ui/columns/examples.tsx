import type { ComponentExamples } from '../examples/example.ts'
import { Columns } from './columns.tsx'

export const columnsExamples: ComponentExamples = {
  component: 'Columns',
  purpose: 'Nội dung chính và phần đi kèm.',
  examples: [
    {
      name: 'hai phần',
      node: (
        <Columns aside={<p class="govuk-body">Các quyết định liên quan.</p>}>
          <p class="govuk-body">Lịch sử và các tổ chức của đơn vị.</p>
        </Columns>
      )
    }
  ]
}
