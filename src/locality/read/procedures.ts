import { checkValue, type Place, type Problems, readJson } from '../../modules/changeover/index.ts'
import { type Catalogue, catalogueSchema, contentProblems } from '../../modules/procedures/index.ts'

export const proceduresFile = 'procedures.json'

/** What the catalogue may name. */
interface Known {
  field(name: string): boolean
  position(name: string): boolean
  power(name: string): boolean
}

/** The catalogue of procedures as the folder has it, and where each path of it stands. */
export interface ProceduresRead {
  catalogue: Catalogue
  placeOf(path: string): Place
}

/** Reads the catalogue of procedures; undefined when there is none, or after problems. */
export function readProcedures(
  input: Uint8Array | undefined,
  problems: Problems
): ProceduresRead | undefined {
  const json = input && readJson(input, proceduresFile, problems)
  if (!json) return undefined
  const placeOf = (path: string): Place => ({ file: proceduresFile, ...json.placeOf(path) })
  const catalogue = checkValue(catalogueSchema, json.value, placeOf, problems)
  return catalogue && { catalogue, placeOf }
}

/** That what it names stands in the tables, and that nothing published lacks a part. */
export function checkProcedures(
  { catalogue, placeOf }: ProceduresRead,
  known: Known,
  problems: Problems
): void {
  catalogue.procedures.forEach(({ versions }, index) => {
    versions.forEach(({ published, ...version }, nth) => {
      const at = `procedures.${index}.versions.${nth}`
      const unknown = (
        path: string,
        value: string | undefined,
        has: (name: string) => boolean,
        table: string
      ) => {
        if (value !== undefined && !has(value))
          problems.add(placeOf(`${at}.${path}`), 'locality.unknown_reference', { value, table })
      }
      unknown('field', version.field, known.field, 'functions.csv')
      unknown('power', version.power, known.power, 'powers.csv')
      version.steps.forEach(({ power, position }, step) => {
        unknown(`steps.${step}.power`, power, known.power, 'powers.csv')
        unknown(`steps.${step}.position`, position, known.position, 'positions.csv')
      })
      if (!published) return
      const { number: _number, ...content } = version
      for (const { path = '', messageKey, params } of contentProblems(content))
        problems.add(placeOf(`${at}.${path}`), messageKey, params)
    })
  })
}
