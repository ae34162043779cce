import type { ComponentExamples } from '../examples/example.ts'
import { Tag } from '../tag/tag.tsx'
import { PageHeading } from './page-heading.tsx'

export const pageHeadingExamples: ComponentExamples = {
  component: 'PageHeading',
  purpose: 'Tên trang và những gì đi kèm.',
  examples: [
    {
      name: 'đầy đủ',
      node: (
        <PageHeading
          caption="Xã"
          meta={
            <>
              <Tag tone="green">Đang hoạt động</Tag> mã 90001
            </>
          }
          lead="Thành lập trên cơ sở ba xã, từ ngày 01/07/2025."
          actions={
            <a class="govuk-link" href="#csv">
              Tải CSV
            </a>
          }
        >
          Suối Mây
        </PageHeading>
      )
    }
  ]
}
