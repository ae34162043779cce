import type { ComponentExamples } from '../examples/example.ts'
import { Button, ButtonGroup } from './button.tsx'

export const buttonExamples: ComponentExamples = {
  component: 'Button, ButtonGroup',
  purpose: 'Thực hiện một việc.',
  examples: [
    {
      name: 'các loại',
      node: (
        <ButtonGroup>
          <Button type="button">Kiểm tra phương án</Button>
          <Button type="button" kind="secondary">
            Diễn tập
          </Button>
          <Button type="button" kind="warning">
            Hủy phương án
          </Button>
          <Button href="#plans">Xem các phương án</Button>
        </ButtonGroup>
      )
    },
    {
      name: 'nhỏ, không dùng được',
      node: (
        <ButtonGroup>
          <Button type="button" small>
            Xem
          </Button>
          <Button type="button" small kind="secondary" disabled>
            Chưa sẵn sàng
          </Button>
        </ButtonGroup>
      )
    }
  ]
}
