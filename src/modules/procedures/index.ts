export { importCatalogue } from './acts/import.ts'
export { api } from './api.ts'
export { type Catalogue, catalogueFormat, catalogueSchema } from './catalogue.ts'
export { contentProblems } from './checks.ts'
export { type Content, contentSchema, type StepPlace } from './content.ts'
export { type Difference, differencesOf } from './differences/difference.ts'
export { VersionDifferences, type VersionDifferencesProps } from './differences/version-differences.tsx'
export { exportCatalogue, exportList } from './exchange/export.ts'
export { type ImportLine, planImport } from './exchange/plan-import.ts'
export { catalogueIn, catalogueInFiles } from './exchange/read-file.ts'
export { catalogueOf as catalogueOfTables } from './exchange/tables/catalogue.ts'
export { tablesIn } from './exchange/tables/read.ts'
export { exportTables } from './exchange/tables/write.ts'
export * from './form/index.ts'
export { pages } from './pages/index.ts'
export { type Words as CatalogueWords, wordsOf as catalogueWords } from './pages/read-procedure.ts'
export { useStepPlace } from './pages/words.ts'
export { type Listed, listProcedures } from './store/list.ts'
export { type Suspension, suspensionsOf } from './store/publications.ts'
export {
  findProcedure,
  findVersion,
  getProcedure,
  getVersion,
  type Version,
  versionOn,
  versionsOf
} from './store/read-versions.ts'
