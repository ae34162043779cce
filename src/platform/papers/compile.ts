import { createHash } from 'node:crypto'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { paperFonts } from './fonts.ts'

/** A Typst document: its files by path, and the one to begin with. */
export interface PaperSource {
  files: Readonly<Record<string, string>>
  main: string
}

/** A folder that does not exist: templates read what they are given, never the disk. */
const root = '/nowhere/papers'
/** How many papers an unused piece of layout is remembered. */
const remembered = 20

let compiler: NodeCompiler | undefined
const placed = new Set<string>()

/**
 * A paper as tagged PDF; blocks the thread meanwhile. In: the data as JSON text, the moment in seconds that the file
 * names as that of its making.
 */
export function compilePaper(source: PaperSource, data: string, creationTimestamp: number): Uint8Array {
  const typst = theCompiler()
  const compiled = typst.compile({
    mainFilePath: `${placeOf(typst, source)}/${source.main}`,
    inputs: { data }
  })
  const document = compiled.result
  if (!document) throw new Error(`paper ${source.main}: ${faultsOf(compiled)}`)
  try {
    return typst.pdf(document, { pdfStandard: PdfStandard.UA_1, creationTimestamp })
  } catch {
    return typst.pdf(document, { pdfTags: true, creationTimestamp })
  } finally {
    typst.evictCache(remembered)
  }
}

function theCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: paperFonts() }] })
  return compiler
}

/** Where the compiler finds the source: a folder named by its content, filled once. */
function placeOf(typst: NodeCompiler, { files }: PaperSource): string {
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(files).sort()))
  const place = `${root}/${hash.digest('hex').slice(0, 24)}`
  if (placed.has(place)) return place
  for (const [path, text] of Object.entries(files)) typst.addSource(`${place}/${path}`, text)
  placed.add(place)
  return place
}

function faultsOf(compiled: ReturnType<NodeCompiler['compile']>): string {
  const fault = compiled.takeDiagnostics() ?? compiled.takeError()
  return JSON.stringify(fault?.shortDiagnostics ?? 'unknown fault')
}
