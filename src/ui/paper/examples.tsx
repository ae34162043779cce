import type { ComponentExamples } from '../examples/example.ts'
import { Paper } from './paper.tsx'

export const paperExamples: ComponentExamples = {
  component: 'Paper',
  purpose: 'Văn bản theo thể thức hành chính, để xem và in.',
  examples: [
    {
      name: 'quyết định',
      node: (
        <Paper
          issuer="Ủy ban nhân dân xã Suối Mây"
          state="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
          motto="Độc lập – Tự do – Hạnh phúc"
          number="Số: ……/QĐ-UBND"
          dated="Suối Mây, ngày … tháng … năm 2026"
          title="Quyết định"
          about="Về việc phân công công tác"
          signer={'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH'}
          signerName="Lò Thị Mai"
          receivers={{ heading: 'Nơi nhận:', lines: ['Như Điều 3', 'Lưu: VT'] }}
          lang="vi"
        >
          <p>Điều 1. Phân công Phó Chủ tịch phụ trách lĩnh vực đất đai.</p>
        </Paper>
      )
    }
  ]
}
