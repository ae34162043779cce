import type { ComponentExamples } from '../examples/example.ts'
import { ShareBar } from './share-bar.tsx'

export const shareBarExamples: ComponentExamples = {
  component: 'ShareBar',
  purpose: 'Một phần trong tổng số, đọc được bằng số và nhìn được bằng thanh.',
  examples: [
    { name: 'còn chỗ', node: <ShareBar part={2249} whole={2532} /> },
    { name: 'đủ', node: <ShareBar part={14} whole={14} /> },
    { name: 'vượt', node: <ShareBar part={16} whole={14} /> },
    { name: 'chưa được giao', node: <ShareBar part={0} whole={0} /> }
  ]
}
