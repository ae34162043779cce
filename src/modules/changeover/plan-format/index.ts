export { parsePlanCsv } from './parse-plan-csv.ts'
export { type ParseOptions, parsePlanJson } from './parse-plan-json.ts'
export * from './types.ts'
export { planToCsv, planToJson } from './write-plan.ts'
