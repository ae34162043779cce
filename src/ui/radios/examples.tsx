import type { ComponentExamples } from '../examples/example.ts'
import { Input } from '../input/input.tsx'
import { Radios } from './radios.tsx'

const items = [
  { value: 'merge', text: 'Nhập', hint: 'Nhiều đơn vị thành một đơn vị mới' },
  { value: 'split', text: 'Tách', hint: 'Một đơn vị chia cho nhiều đơn vị' },
  { value: 'rename', text: 'Đổi tên' }
]

export const radiosExamples: ComponentExamples = {
  component: 'Radios',
  purpose: 'Chọn một trong ít giá trị, thấy hết cùng lúc.',
  examples: [
    { name: 'mặc định', node: <Radios name="act" label="Việc cần làm" items={items} value="merge" /> },
    {
      name: 'nhỏ, có lỗi',
      node: <Radios name="act_2" label="Việc cần làm" small items={items} error="Hãy chọn việc cần làm." />
    },
    {
      name: 'có ô kèm theo',
      node: (
        <Radios
          name="seat"
          label="Trụ sở"
          value="other"
          items={[
            { value: 'keep', text: 'Giữ trụ sở cũ' },
            { value: 'other', text: 'Nơi khác', conditional: <Input name="seat_text" label="Địa chỉ" /> }
          ]}
        />
      )
    }
  ]
}
