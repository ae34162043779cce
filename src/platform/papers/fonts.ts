import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const find = createRequire(import.meta.url).resolve

/** Tinos has the widths of Times New Roman, which rules for official papers ask for, and all of Vietnamese. */
const files = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf'
]

/** Where the fonts of papers lie. */
export const fontFiles = (): string[] => files.map((file) => find(`@expo-google-fonts/tinos/${file}`))

/** The fonts of papers, beside those that the compiler itself brings. */
export const paperFonts = (): Buffer[] => fontFiles().map((file) => readFileSync(file))
