import type { ComponentExamples } from '../examples/example.ts'
import { FileUpload } from './file-upload.tsx'

export const fileUploadExamples: ComponentExamples = {
  component: 'FileUpload',
  purpose: 'Gửi một tệp.',
  examples: [
    {
      name: 'mặc định',
      node: (
        <FileUpload
          name="plan"
          label="Tệp phương án"
          hint="CSV hoặc JSON, tối đa 20 MB"
          accept=".csv,.json"
        />
      )
    },
    { name: 'có lỗi', node: <FileUpload name="plan_2" label="Tệp phương án" error="Tệp rỗng." /> }
  ]
}
