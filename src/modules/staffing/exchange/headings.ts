import { languages, translator } from '../../../platform/i18n/index.ts'
import { fold } from '../../organization/index.ts'
import type { Columns } from './columns.ts'

/** What officials write over a column beside the names that haicap itself gives it. */
const otherNames: Record<string, string[]> = {
  code: [
    'Mã số',
    'Mã cán bộ',
    'Mã CBCCVC',
    'Số hiệu CBCCVC',
    'Số hiệu cán bộ',
    'Mã nhân viên',
    'Staff number',
    'Code'
  ],
  name: ['Họ tên', 'Tên', 'Họ và tên khai sinh', 'Name'],
  personal_id: ['Số CCCD', 'CCCD', 'Số căn cước', 'Căn cước công dân', 'Số định danh', 'Personal ID'],
  birth_date: ['Ngày tháng năm sinh', 'Ngày, tháng, năm sinh', 'Sinh ngày', 'Date of birth'],
  sex: ['Giới', 'Nam/Nữ', 'Sex'],
  phone: ['Số điện thoại', 'SĐT', 'Điện thoại di động'],
  email: ['Email', 'E-mail', 'Thư điện tử công vụ'],
  unit: ['Mã đơn vị', 'Đơn vị công tác', 'Cơ quan', 'Cơ quan, đơn vị', 'Tên đơn vị', 'Body', 'Unit'],
  position: [
    'Mã vị trí việc làm',
    'Mã vị trí',
    'Vị trí',
    'VTVL',
    'Chức danh',
    'Chức vụ',
    'Tên vị trí việc làm',
    'Position'
  ],
  kind: ['Hình thức', 'Loại'],
  rank: ['Ngạch', 'Hạng', 'Mã ngạch', 'Ngạch công chức'],
  from: ['Ngày bổ nhiệm', 'Ngày bắt đầu', 'Ngày hiệu lực', 'First day'],
  last_day: ['Đến ngày', 'Ngày kết thúc', 'Thời hạn'],
  decision: ['Quyết định', 'Số QĐ', 'Quyết định số', 'Decision'],
  decision_date: ['Ngày quyết định', 'Ngày QĐ', 'Ngày ký'],
  decision_issuer: ['Nơi ban hành', 'Cơ quan ra quyết định'],
  qualification_kind: ['Loại trình độ', 'Loại'],
  level: ['Trình độ chuyên môn', 'Bậc', 'Level'],
  field: ['Ngành', 'Ngành đào tạo', 'Chuyên ngành đào tạo'],
  issuer: ['Cơ sở đào tạo', 'Trường'],
  number: ['Số văn bằng', 'Số hiệu bằng', 'Số bằng'],
  issued_on: ['Ngày tốt nghiệp', 'Cấp ngày'],
  expires: ['Hết hạn', 'Có giá trị đến'],
  count: ['Số vị trí', 'SL'],
  pot: ['Loại'],
  headcount: ['Biên chế', 'Số biên chế', 'Chỉ tiêu', 'Số lượng'],
  grantor: ['Cơ quan giao'],
  year: ['Năm giao']
}

const otherWords: Record<string, string[]> = {
  male: ['nam', 'm'],
  female: ['nữ', 'f'],
  permanent: ['bổ nhiệm', 'chính thức', 'điều động', 'tuyển dụng', 'tiếp nhận'],
  acting: ['quyền', 'phụ trách', 'giao quyền', 'giao phụ trách'],
  concurrent: ['kiêm nhiệm', 'kiêm'],
  secondment: ['biệt phái'],
  civil_servant: ['công chức', 'biên chế công chức'],
  public_employee: ['viên chức', 'số người làm việc'],
  political_theory: ['chính trị', 'LLCT'],
  state_management: ['QLNN'],
  digital: ['tin học', 'công nghệ thông tin']
}

/** Spelling that does not matter: accents, case, signs, a star for "required", a remark in brackets. */
export function spelled(text: string): string {
  return fold(text.replace(/\([^)]*\)/g, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The column that a heading means. */
export interface Meant {
  key: string
  /** 0: as haicap itself calls it; above: one of the other names, the first of which is the best. */
  rank: number
}

/** The column that a heading means among those of a list. */
export function headingsOf(columns: Columns): (heading: string) => Meant | undefined {
  const meant = new Map<string, Meant>()
  const note = (name: string, key: string, rank: number) => {
    const spelling = spelled(name)
    if (!meant.has(spelling)) meant.set(spelling, { key, rank })
  }
  // The names that haicap gives come before what others may mean by the same words.
  for (const key of Object.keys(columns)) {
    for (const language of languages) note(translator(language)(`exchange.column.${key}`), key, 0)
    note(key, key, 0)
  }
  for (const key of Object.keys(columns))
    for (const [index, name] of (otherNames[key] ?? []).entries()) note(name, key, index + 1)
  return (heading) => meant.get(spelled(heading))
}

/** The choice that a word means in a column. */
export function wordsOf(choices: readonly string[]): (text: string) => string | undefined {
  const found = new Map<string, string>()
  for (const choice of choices) {
    const said = languages.map((language) => translator(language)(`exchange.choice.${choice}`))
    for (const word of [choice, ...said, ...(otherWords[choice] ?? [])]) {
      const spelling = spelled(word)
      if (!found.has(spelling)) found.set(spelling, choice)
    }
  }
  return (text) => found.get(spelled(text))
}
