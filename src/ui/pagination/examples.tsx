import type { ComponentExamples } from '../examples/example.ts'
import { Pagination } from './pagination.tsx'

export const paginationExamples: ComponentExamples = {
  component: 'Pagination',
  purpose: 'Sang trang trước, trang sau của danh sách.',
  examples: [
    { name: 'ở giữa', node: <Pagination previous="#previous" next="#next" position="51–100 trong 319" /> },
    { name: 'trang đầu', node: <Pagination next="#next-1" label="Các trang của danh sách xã" /> }
  ]
}
