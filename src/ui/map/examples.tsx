import type { ComponentExamples } from '../examples/example.ts'
import type { MapCell } from './map-cell.ts'
import { SchematicMap } from './schematic-map.tsx'

const firsts = ['Suối', 'Bản', 'Nậm', 'Tả', 'Mường', 'Hoa', 'Cốc', 'Phong']
const seconds = ['Mây', 'Thượng', 'Ngàn', 'Ban', 'Thầu', 'Hải', 'Lúa', 'Dương', 'Xuân', 'Chàm']

/** Units strewn about evenly but not regularly; the same each time. */
export function exampleCells(count: number): MapCell[] {
  return Array.from({ length: count }, (_, index) => {
    const radius = Math.sqrt((index + 0.5) / count)
    const angle = index * 2.4 + Math.sin(index * 12.9) * 0.4
    const name = `${firsts[index % 8]} ${seconds[(index * 7) % 10]}${index >= 80 ? ` ${Math.floor(index / 80) + 1}` : ''}`
    return {
      id: String(index),
      name: `${index % 9 === 0 ? 'Phường' : 'Xã'} ${name}`,
      shortName: name,
      href: `#unit-${index}`,
      category: index % 9 === 0 ? 'phuong' : 'xa',
      lat:
        index % 20 === 19
          ? null
          : 22 + 0.7 * radius * Math.sin(angle) + (radius > 0.8 ? 0.12 * Math.sin(angle * 3) : 0),
      lon: index % 20 === 19 ? null : 104.3 + 0.7 * radius * Math.cos(angle) + 0.1 * Math.sin(index * 7.7),
      near: { lat: 22.1, lon: 104.4 },
      current: index === 12
    }
  })
}

export const mapExamples: ComponentExamples = {
  component: 'SchematicMap',
  purpose: 'Bản đồ không cần mã kịch bản: mỗi ô là một liên kết.',
  examples: [
    {
      name: '99 đơn vị',
      node: (
        <SchematicMap
          title="Bản đồ sơ lược các đơn vị cấp xã"
          cells={exampleCells(99)}
          categories={[
            { id: 'xa', label: 'Xã' },
            { id: 'phuong', label: 'Phường' }
          ]}
          switches={[
            { href: '#before', text: 'Trước 01/07/2025' },
            { href: '#after', text: 'Từ 01/07/2025', current: true }
          ]}
        />
      )
    }
  ]
}
