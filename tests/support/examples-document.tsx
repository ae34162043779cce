import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { render } from 'preact-render-to-string'
import { type Language, translator } from '../../src/platform/i18n/index.ts'
import { ExamplesPage } from '../../src/ui/examples/examples-page.tsx'
import { buildAssets, Layout, type PageView } from '../../src/ui/index.ts'

/** A view as a page gets it, of an invented province. */
export function exampleView(language: Language = 'vi', overrides: Partial<PageView> = {}): PageView {
  let keys = 0
  const query = (params: Record<string, unknown>) =>
    new URLSearchParams(
      Object.entries(params).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]]))
    )
  const address = (path: string, params: Record<string, unknown> = {}) => {
    const search = query({ at: '2025-07-01', ...params })
    return search.size ? `${path}?${search}` : path
  }
  return {
    t: translator(language),
    language,
    at: '2025-07-01',
    known: null,
    today: '2026-11-24',
    nonce: 'example',
    path: '/units',
    csrf: 'example',
    actor: { name: 'Nguyễn Thị Ánh' },
    newKey: () => `key-${++keys}`,
    href: address,
    here: (params) => address('/units', params),
    ...overrides
  }
}

/** All examples in the layout of every page, whole in one file: styles and fonts are put inside. */
export async function examplesDocument(view: PageView = exampleView()): Promise<string> {
  const assets = await buildAssets(await mkdtemp(join(tmpdir(), 'haicap-assets-')))
  const html = render(
    <Layout
      view={view}
      title="Components"
      site={{
        province: 'Tỉnh Mây Ngàn',
        exampleDays: [
          { day: '2025-06-30', label: 'trước sắp xếp' },
          { day: '2025-07-01', label: 'ngày đầu hai cấp' }
        ],
        demonstration: true
      }}
      assets={{ css: assets.css.path, script: assets.script.path }}
      flash="Đã ghi quyết định."
      back={{ href: '#back', text: 'Danh sách đơn vị' }}
    >
      <ExamplesPage />
    </Layout>
  )
  const fonts = assets.all.filter((asset) => asset.path.endsWith('.woff2'))
  const style = fonts.reduce(
    (css, font) => css.replace(font.path, `data:font/woff2;base64,${font.body.toString('base64')}`),
    assets.css.body.toString()
  )
  return `<!doctype html>${html.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)}`
}
