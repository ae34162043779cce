import type { ComponentExamples } from '../examples/example.ts'
import { DayText } from './day-text.tsx'
import { InstantText } from './instant-text.tsx'
import { Link } from './link.tsx'

export const linkExamples: ComponentExamples = {
  component: 'Link, DayText, InstantText',
  purpose: 'Liên kết giữ ngày đã chọn; ngày tháng, giờ theo ngôn ngữ.',
  examples: [
    {
      name: 'trong câu',
      node: (
        <p class="govuk-body">
          <Link to="/units">Xã Suối Mây</Link> được thành lập <DayText day="2025-07-01" />, ghi vào sổ lúc{' '}
          <InstantText at="2025-06-28T09:30:00+07:00" />.
        </p>
      )
    }
  ]
}
