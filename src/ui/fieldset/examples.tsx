import { DateInput } from '../date-input/date-input.tsx'
import type { ComponentExamples } from '../examples/example.ts'
import { Input } from '../input/input.tsx'
import { Fieldset } from './fieldset.tsx'

export const fieldsetExamples: ComponentExamples = {
  component: 'Fieldset',
  purpose: 'Gộp các ô nhập thuộc về nhau.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <Fieldset legend="Quyết định" legendSize="m">
          <Input name="number" label="Số, ký hiệu" width={20} />
          <DateInput name="signed_on" label="Ngày ký" />
        </Fieldset>
      )
    }
  ]
}
