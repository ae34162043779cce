// Also for other files that people write, such as the tables of a locality.
export * from './file/index.ts'
export { parsePlan } from './parse-plan.ts'
export { parsePlanCsv } from './parse-plan-csv.ts'
export { type ParseOptions, parsePlanJson } from './parse-plan-json.ts'
export { camelCased, snakeName } from './plan-schema.ts'
export * from './types.ts'
export { planToCsv, planToJson } from './write-plan.ts'
