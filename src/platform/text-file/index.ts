export { type CsvOptions, type CsvRow, type Fault, readCsv } from './csv.ts'
export { decodeText } from './decode.ts'
export { guardFormula, unguardFormula } from './formula.ts'
export { invisibleIn, visible, withoutInvisible } from './invisible.ts'
