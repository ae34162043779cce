export { qrSvg } from './qr.ts'
export { type PaperOptions, type PaperSource, renderPaper } from './render.ts'
export { fillWordTemplate, type Placeholder, placeholdersOf, type WordValues } from './word/word.ts'
