import type { ComponentExamples } from '../examples/example.ts'
import { Progress } from './progress.tsx'

export const progressExamples: ComponentExamples = {
  component: 'Progress',
  purpose: 'Việc dài đã làm đến đâu; có mã lệnh thì tự làm tiếp.',
  examples: [
    { name: 'đang làm', node: <Progress label="Đã tiếp nhận 120 trên 500 hồ sơ" done={120} all={500} /> }
  ]
}
