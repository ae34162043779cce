export { type FileProblem, type Place, Problems, quoted } from './problems.ts'
export { listIn, numberIn, yesNoIn } from './read-cell.ts'
export {
  type Columns,
  type CsvRow,
  type CsvTable,
  readCsv,
  type TableRow,
  tableOf
} from './read-csv.ts'
export { type JsonFile, readJson } from './read-json.ts'
export { checkValue } from './zod-problems.ts'
