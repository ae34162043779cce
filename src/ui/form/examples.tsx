import { Button } from '../button/button.tsx'
import type { ComponentExamples } from '../examples/example.ts'
import { Input } from '../input/input.tsx'
import { Select } from '../select/select.tsx'
import { FilterForm, Form } from './form.tsx'

export const formExamples: ComponentExamples = {
  component: 'Form, FilterForm',
  purpose: 'Biểu mẫu ghi (POST) và biểu mẫu lọc (GET).',
  examples: [
    {
      name: 'ghi',
      node: (
        <Form action="#form">
          <Input name="form_title" label="Tên phương án" />
          <Button>Tạo phương án</Button>
        </Form>
      )
    },
    {
      name: 'lọc',
      node: (
        <FilterForm fields={['q', 'filter_kind']} label="Lọc danh sách đơn vị">
          <Input name="q" label="Tên hoặc mã" width={20} type="search" />
          <Select name="filter_kind" label="Loại" blank="Tất cả" options={[{ value: 'xa', text: 'Xã' }]} />
          <Button kind="secondary">Lọc</Button>
        </FilterForm>
      )
    }
  ]
}
