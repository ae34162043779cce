import type { ComponentExamples } from '../examples/example.ts'
import { CodePanel } from './code-panel.tsx'

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1H0zM1 1h1v1H1z"/></svg>'

export const codePanelExamples: ComponentExamples = {
  component: 'CodePanel',
  purpose: 'Mã mà người dân mang về: đọc được từ xa.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <CodePanel
          title="Mã hồ sơ"
          code="H38.02683-260310-0001"
          picture={{ svg: square, alt: 'Mã QR tra cứu hồ sơ' }}
        >
          <p class="govuk-body">Hẹn trả: 16:30 thứ Ba, ngày 10/03/2026</p>
        </CodePanel>
      )
    }
  ]
}
