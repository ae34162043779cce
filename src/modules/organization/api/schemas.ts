import { z } from 'zod'
import { asOf } from '../../../platform/http/index.ts'

const names = z.object({ vi: z.string(), en: z.string(), de: z.string() })
const day = z.string()

/** `area` or `organization`. */
export const unitType = z.enum(['area', 'organization'])

export const unitJson = z
  .object({
    type: unitType,
    id: z.uuid(),
    code: z.string().describe('Text. A code means nothing without its day: codes are used again.'),
    name: z.string(),
    kind: z.string(),
    kindName: names,
    level: z.string().nullable(),
    nameEn: z.string().nullable(),
    otherNames: z.array(z.string()),
    parentId: z.uuid().nullable().describe('Superior area of an area, superior body of a body.'),
    areaId: z.uuid().nullable().describe('Bodies: the area served.'),
    functions: z.array(z.string()).describe('Bodies: fields of state management held.'),
    seat: z.string().nullable(),
    areaKm2: z.number().nullable(),
    population: z.number().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    firstDay: day.nullable().describe('First day of this entry; null: since before the register.'),
    lastDay: day.nullable().describe('Last day of this entry, inclusive; null: open.'),
    beganBy: z.uuid().nullable().describe('Decision by which the entry began.'),
    beganClause: z.string().nullable(),
    endedBy: z.uuid().nullable(),
    endedClause: z.string().nullable(),
    demonstration: z.boolean().describe('Invented for demonstration, in the numbers that were published.'),
    source: z.string().nullable()
  })
  .meta({ id: 'Unit', description: 'An area or a body as one entry of the register says it.' })

export const unitInShort = z
  .object({
    type: unitType,
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    kindName: names,
    level: z.string().nullable(),
    nameEn: z.string().nullable(),
    seat: z.string().nullable(),
    within: z.string().nullable().describe('What it lies in; tells homonyms apart.')
  })
  .meta({ id: 'UnitInShort' })

export const territoryJson = unitInShort
  .extend({
    extent: z.enum(['whole', 'part']),
    shareArea: z.number().nullable().describe('0 to 1; null: unknown.'),
    sharePopulation: z.number().nullable(),
    parts: z
      .array(unitInShort)
      .describe('Parts of the area whose land came there; none when it has a successor of its own.')
  })
  .meta({ id: 'Territory' })

export const successionJson = z
  .object({
    id: z.uuid(),
    type: unitType,
    predecessorId: z.uuid(),
    predecessorName: z.string(),
    predecessorCode: z.string(),
    predecessorKind: z.string().describe('Code of the kind.'),
    predecessorKindName: names,
    successorId: z.uuid(),
    successorName: z.string(),
    successorCode: z.string(),
    successorKind: z.string().describe('Code of the kind.'),
    successorKindName: names,
    onDate: day.describe('First day of the new.'),
    functionCode: z.string(),
    placeId: z.uuid().nullable(),
    extent: z.enum(['whole', 'part']),
    shareArea: z.number().nullable(),
    sharePopulation: z.number().nullable(),
    decisionId: z.uuid(),
    clause: z.string().nullable()
  })
  .meta({ id: 'Succession' })

export const custodianJson = z
  .object({
    originId: z.uuid(),
    originName: z.string(),
    functionCode: z.string(),
    placeId: z.uuid().nullable(),
    placeName: z.string().nullable(),
    custodianId: z.uuid(),
    custodianName: z.string(),
    custodianCode: z.string(),
    custodianKind: z.string(),
    extent: z.enum(['whole', 'part']),
    since: day.nullable().describe('Since when; null: the origin itself still answers.'),
    decisionId: z.uuid().nullable(),
    decisionNumber: z.string().nullable(),
    clause: z.string().nullable()
  })
  .meta({ id: 'Custodian' })

export const decisionJson = z
  .object({
    id: z.uuid(),
    number: z.string(),
    issuer: z.string().nullable(),
    issuedOn: day.nullable(),
    effectiveOn: day.nullable(),
    title: z.string().nullable(),
    source: z.string().nullable(),
    demonstration: z.boolean()
  })
  .meta({ id: 'Decision' })

export const custodianAnswerJson = z
  .object({
    unit: unitInShort,
    on: day,
    at: day,
    functionCode: z.string().nullable(),
    place: unitInShort.nullable(),
    origins: z.array(unitInShort).describe('The bodies that answered on the day `on`.'),
    custodians: z.array(
      custodianJson.extend({
        seat: z.string().nullable(),
        areaId: z.uuid().nullable(),
        steps: z.array(successionJson.extend({ decisionNumber: z.string() }))
      })
    ),
    counters: z
      .array(
        z.object({
          id: z.uuid(),
          code: z.string(),
          name: z.string(),
          seat: z.string().nullable(),
          areaId: z.uuid()
        })
      )
      .describe('Where people go in person.'),
    territory: z.array(territoryJson).describe('Where the land lies on the day `at`: not the same question.'),
    decisions: z.array(decisionJson)
  })
  .meta({ id: 'CustodianAnswer' })

export const idParams = z.object({ id: z.uuid() })
export const limit = z.coerce.number().int().min(1).max(1000).default(100)
export { asOf }
