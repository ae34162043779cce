import type { ComponentExamples } from '../examples/example.ts'
import { type MonthDay, MonthGrid } from './month-grid.tsx'

const weekdays = [
  ['T2', 'Thứ Hai'],
  ['T3', 'Thứ Ba'],
  ['T4', 'Thứ Tư'],
  ['T5', 'Thứ Năm'],
  ['T6', 'Thứ Sáu'],
  ['T7', 'Thứ Bảy'],
  ['CN', 'Chủ Nhật']
].map(([short = '', long = '']) => ({ short, long }))

const special: Record<string, Partial<MonthDay>> = {
  '2026-08-22': { tone: 'worked', label: 'Làm bù' },
  '2026-08-24': { current: true, label: 'Hôm nay' },
  '2026-08-31': { tone: 'off', label: 'Nghỉ hoán đổi' },
  '2026-09-01': { tone: 'off', label: 'Quốc khánh (ngày liền kề)' },
  '2026-09-02': { tone: 'off', label: 'Quốc khánh' }
}

function month(number: number, count: number): MonthDay[] {
  return Array.from({ length: count }, (_, index) => {
    const day = Temporal.PlainDate.from({ year: 2026, month: number, day: index + 1 })
    const rest = day.dayOfWeek > 5 ? ({ tone: 'rest', label: 'Nghỉ hằng tuần' } as const) : {}
    return { day: day.toString(), ...rest, ...special[day.toString()] }
  })
}

export const monthGridExamples: ComponentExamples = {
  component: 'MonthGrid, Month',
  purpose: 'Các tháng của một năm: ngày làm việc, ngày nghỉ, ngày làm bù.',
  examples: [
    {
      name: 'hai tháng',
      node: (
        <MonthGrid
          months={[
            { name: 'Tháng 8', weekdays, days: month(8, 31) },
            { name: 'Tháng 9', weekdays, days: month(9, 30) }
          ]}
        />
      )
    }
  ]
}
