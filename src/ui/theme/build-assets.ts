import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashStyleSources, packageFolder } from './style-sources.ts'

/** One file for browsers; its address changes with its content, so it may be kept for ever. */
export interface Asset {
  /** `/assets/haicap-3f2a….css` */
  path: string
  type: string
  body: Buffer
}

export interface Assets {
  css: Asset
  script: Asset
  /** Those to be loaded ahead: the letters of most texts. */
  fonts: Asset[]
  /** Everything to be served, the above included. */
  all: Asset[]
}

const here = dirname(fileURLToPath(import.meta.url))
const fontNames = ['vietnamese-400', 'vietnamese-600', 'latin-400', 'latin-600']

/**
 * Compiles the styles and gathers scripts and fonts.
 * In: a folder that keeps compiled styles, so that a second start is quick. Errors: those of Sass.
 */
export async function buildAssets(cacheFolder = join(tmpdir(), 'haicap-assets')): Promise<Assets> {
  const fonts = await Promise.all(fontNames.map(readFont))
  const library = asset(
    'govuk-frontend',
    'js',
    'text/javascript; charset=utf-8',
    await readFile(libraryPath())
  )
  const source = await readFile(join(here, 'enhance.js'), 'utf8')
  const live = asset('live', 'js', library.type, await readFile(join(here, '../work-list/live.js')))
  const enhance = source
    .replace("'govuk-frontend'", `'${library.path}'`)
    .replace("'../work-list/live.js'", `'${live.path}'`)
  const script = asset('haicap', 'js', 'text/javascript; charset=utf-8', Buffer.from(enhance))
  const style = (await compiledStyle(cacheFolder)).replace(
    /(?<=url\("?)font:([\w-]+)/g,
    (_, name: string) => {
      const font = fonts[fontNames.indexOf(name)]
      if (!font) throw new Error(`The theme asks for the font ${name}, which is not there`)
      return font.path
    }
  )
  const css = asset('haicap', 'css', 'text/css; charset=utf-8', Buffer.from(style))
  const ahead = fonts.filter((_, index) => fontNames[index]?.endsWith('400'))
  return { css, script, fonts: ahead, all: [css, script, library, live, ...fonts] }
}

function asset(name: string, extension: string, type: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return { path: `/assets/${name}-${hash}.${extension}`, type, body }
}

async function readFont(name: string): Promise<Asset> {
  const file = `files/be-vietnam-pro-${name}-normal.woff2`
  return asset(
    name,
    'woff2',
    'font/woff2',
    await readFile(join(packageFolder('@fontsource/be-vietnam-pro'), file))
  )
}

function libraryPath(): string {
  return join(packageFolder('govuk-frontend'), 'dist/govuk/govuk-frontend.min.js')
}

/** The style, out of the cache if its sources are the same as when it was compiled. */
async function compiledStyle(cacheFolder: string): Promise<string> {
  const kept = join(cacheFolder, `haicap-${await hashStyleSources(dirname(here))}.css`)
  try {
    return await readFile(kept, 'utf8')
  } catch {
    // Not compiled yet, or the folder cannot be read: both are mended by compiling.
  }
  const { compileAsync } = await import('sass')
  const { css } = await compileAsync(join(here, 'main.scss'), {
    loadPaths: [join(packageFolder('govuk-frontend'), 'dist')],
    style: 'compressed',
    // The server names the charset; a byte order mark would hide the first rule from whoever puts styles together.
    charset: false,
    quietDeps: true
  })
  await keep(kept, css)
  return css
}

/** Written beside and renamed, so that no second starter reads half a file. A folder that is full or closed is no obstacle. */
async function keep(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    const draft = `${path}.${process.pid}`
    await writeFile(draft, text)
    await rename(draft, path)
  } catch {
    // The next start compiles again.
  }
}
