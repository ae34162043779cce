import type { ComponentExamples } from '../examples/example.ts'
import { SearchBox } from './search-box.tsx'

export const searchBoxExamples: ComponentExamples = {
  component: 'SearchBox',
  purpose: 'Một ô, một nút.',
  examples: [
    { name: 'nhỏ', node: <SearchBox action="#search" label="Tìm đơn vị" id="q1" value="suoi may" /> },
    {
      name: 'lớn',
      node: (
        <SearchBox
          action="#search"
          label="Xã, phường của tôi nay là gì?"
          hint="Tên cũ, tên mới hoặc mã số; có dấu hay không dấu đều được"
          id="q2"
          large
        />
      )
    }
  ]
}
