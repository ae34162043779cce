import type { ComponentExamples } from '../examples/example.ts'
import { Tag } from '../tag/tag.tsx'
import { type Column, Table } from './table.tsx'

interface Unit {
  code: string
  name: string
  kind: string
  area: string
  population: string
}

const units: Unit[] = [
  { code: '90001', name: 'Suối Mây', kind: 'Xã', area: '116,30', population: '12.514' },
  { code: '90002', name: 'Hoa Ban', kind: 'Phường', area: '72,32', population: '76.981' },
  { code: '90003', name: 'Bản Thượng', kind: 'Xã', area: '190,00', population: '27.229' }
]

const columns: Column<Unit>[] = [
  { heading: 'Mã', cell: (unit) => unit.code, nowrap: true },
  {
    heading: 'Tên',
    cell: (unit) => unit.name,
    rowHeader: true,
    sort: { href: '#name', direction: 'ascending' }
  },
  { heading: 'Loại', cell: (unit) => <Tag tone={unit.kind === 'Xã' ? 'green' : 'indigo'}>{unit.kind}</Tag> },
  { heading: 'Diện tích (km²)', cell: (unit) => unit.area, numeric: true, sort: { href: '#area' } },
  { heading: 'Dân số', cell: (unit) => unit.population, numeric: true, sort: { href: '#population' } }
]

export const tableExamples: ComponentExamples = {
  component: 'Table',
  purpose: 'Bảng dữ kiện, sắp xếp được bằng liên kết.',
  examples: [
    {
      name: 'sắp xếp, có dòng cộng',
      node: (
        <Table
          caption="Các đơn vị cấp xã"
          columns={columns}
          rows={units}
          footer={['', 'Cộng', '', '378,62', '116.724']}
          tone={(unit) => (unit.code === '90003' ? 'current' : undefined)}
        />
      )
    },
    {
      name: 'không có dòng nào',
      node: <Table caption="Các đơn vị đã giải thể" columns={columns} rows={[]} />
    }
  ]
}
