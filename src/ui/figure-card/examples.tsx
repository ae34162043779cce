import type { ComponentExamples } from '../examples/example.ts'
import { FigureCard, FigureGrid } from './figure-card.tsx'

export const figureCardExamples: ComponentExamples = {
  component: 'FigureCard, FigureGrid',
  purpose: 'Một con số, dẫn tới các bản ghi mà nó đếm.',
  examples: [
    {
      name: 'bốn con số',
      node: (
        <FigureGrid>
          <FigureCard
            label="Đơn vị hành chính cấp xã"
            value="99"
            unit="đơn vị"
            href="#communes"
            note="Trước sắp xếp: 319"
          />
          <FigureCard
            label="Đã ban hành quy chế làm việc"
            value="98%"
            href="#share"
            numerator={97}
            denominator={99}
          />
          <FigureCard label="Dân số" value="1.778.785" unit="người" href="#people" />
          <FigureCard label="Chưa có gì để chia" value={null} />
        </FigureGrid>
      )
    }
  ]
}
