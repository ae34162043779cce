import type { ComponentExamples } from '../examples/example.ts'
import { Input } from '../input/input.tsx'
import { ErrorSummary } from './error-summary.tsx'

export const errorSummaryExamples: ComponentExamples = {
  component: 'ErrorSummary',
  purpose: 'Nêu mọi lỗi của biểu mẫu ở đầu trang.',
  examples: [
    {
      name: 'lỗi ở ô và lỗi chung',
      node: (
        <>
          <ErrorSummary
            form={{
              summary: 'Chưa thể ghi quyết định này.',
              errors: [
                { path: 'summary_number', text: 'Hãy nhập số quyết định.' },
                { path: '', text: 'Có người khác vừa sửa phương án; hãy tải lại trang.' }
              ]
            }}
          />
          <Input name="summary_number" label="Số quyết định" error="Hãy nhập số quyết định." />
        </>
      )
    }
  ]
}
