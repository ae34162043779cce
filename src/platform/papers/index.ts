export type { PaperSource } from './compile.ts'
export { qrSvg } from './qr.ts'
export { type PaperOptions, renderPaper } from './render.ts'
export { fillWordTemplate, type Placeholder, placeholdersOf, type WordValues } from './word/word.ts'
