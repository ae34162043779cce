import writeWorkbook, { type Cell, type SheetData } from 'write-excel-file/node'
import { workbookText } from '../../../platform/workbook-text.ts'
import { formOn } from './form-sets.ts'
import type { RegisterData, RegisterRow } from './paper-data.ts'
import { localTime } from './render-form.ts'

type Shown = { heading: string; width: number; cell(row: RegisterRow, index: number, timeZone: string): Cell }

const text = (value: string | undefined): Cell =>
  value ? { value: workbookText(value), type: String, format: '@', wrap: true } : null
const count = (value: number): Cell => ({ value, type: Number })

/** Spreadsheets know no time zones: the cell holds what the clock on the wall showed. */
function moment(instant: string | undefined, timeZone: string): Cell {
  if (!instant) return null
  return { value: new Date(`${localTime(instant, timeZone)}:00Z`), type: Date, format: 'dd/mm/yyyy hh:mm' }
}

const columns: Shown[] = [
  { heading: 'STT', width: 6, cell: (_, index) => count(index + 1) },
  { heading: 'Mã hồ sơ', width: 26, cell: ({ code }) => text(code) },
  { heading: 'Tên thủ tục hành chính', width: 40, cell: ({ procedure }) => text(procedure) },
  { heading: 'Số bộ hồ sơ', width: 9, cell: ({ sets }) => count(sets) },
  { heading: 'Cá nhân, tổ chức nộp hồ sơ', width: 28, cell: ({ applicant }) => text(applicant) },
  { heading: 'Địa chỉ', width: 34, cell: ({ address }) => text(address) },
  { heading: 'Số điện thoại', width: 14, cell: ({ phone }) => text(phone) },
  { heading: 'Cơ quan chủ trì giải quyết', width: 30, cell: ({ settling }) => text(settling) },
  { heading: 'Nhận hồ sơ', width: 17, cell: ({ receivedAt }, _, zone) => moment(receivedAt, zone) },
  { heading: 'Hẹn trả kết quả', width: 17, cell: ({ returnAt }, _, zone) => moment(returnAt, zone) },
  { heading: 'Chuyển hồ sơ', width: 17, cell: ({ transferredAt }, _, zone) => moment(transferredAt, zone) },
  { heading: 'Nhận kết quả', width: 17, cell: ({ resultAt }, _, zone) => moment(resultAt, zone) },
  { heading: 'Ngày trả kết quả', width: 17, cell: ({ returnedAt }, _, zone) => moment(returnedAt, zone) },
  { heading: 'Cách nhận kết quả', width: 16, cell: ({ returnWay }) => text(returnWay) },
  { heading: 'Ghi chú', width: 20, cell: ({ note }) => text(note) }
]

/** The register as XLSX; what people typed stays text, whatever it looks like. */
export function registerSheet(data: RegisterData, options: { timeZone: string }): Promise<Buffer> {
  const { form } = formOn('register', data.head.day)
  const headings = columns.map(
    ({ heading }): Cell => ({ value: heading, type: String, fontWeight: 'bold', wrap: true })
  )
  const rows = data.rows.map((row, index) => columns.map(({ cell }) => cell(row, index, options.timeZone)))
  return writeWorkbook([headings, ...rows] as SheetData, {
    sheet: form.title,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1
  }).toBuffer()
}
