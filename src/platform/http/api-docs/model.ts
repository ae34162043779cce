import type { OpenAPIV3_1 } from 'openapi-types'

type Document = OpenAPIV3_1.Document
type Schema = OpenAPIV3_1.SchemaObject

/** A field of a schema, as a line of a table. */
export interface Field {
  /** Dotted, with [] for entries of a list. */
  name: string
  type: string
  required: boolean
  description: string
}

export interface Operation {
  id: string
  method: string
  path: string
  summary: string
  description: string
  needsToken: boolean
  parameters: (Field & { where: string })[]
  body: Field[]
  answers: { status: string; description: string; fields: Field[] }[]
}

export interface Section {
  tag: string
  operations: Operation[]
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const
const deepest = 4

/** The API description in the order in which a reader wants it: by subject, then by path. */
export function docsModel(document: Document): Section[] {
  const sections = new Map<string, Operation[]>()
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item?.[method]
      if (!operation) continue
      const tag = operation.tags?.[0] ?? ''
      sections.set(tag, [...(sections.get(tag) ?? []), describe(document, path, method, operation)])
    }
  }
  return [...sections].map(([tag, operations]) => ({
    tag,
    operations: operations.toSorted((a, b) => a.path.localeCompare(b.path, 'en'))
  }))
}

function describe(
  document: Document,
  path: string,
  method: string,
  operation: OpenAPIV3_1.OperationObject
): Operation {
  const fields = (schema: unknown) => fieldsOf(document, schema, '', true, 0)
  const body = operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined
  return {
    id: `${method}${path.replaceAll(/[^\w]+/g, '-')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    needsToken: Boolean(operation.security?.length),
    parameters: ((operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[]).map((parameter) => ({
      name: parameter.name,
      where: parameter.in,
      type: typeOf(document, parameter.schema),
      required: parameter.required === true,
      description: parameter.description ?? resolve(document, parameter.schema).description ?? ''
    })),
    body: fields(firstContent(body?.content)),
    answers: Object.entries(operation.responses ?? {}).map(([status, response]) => ({
      status,
      description: (response as OpenAPIV3_1.ResponseObject).description ?? '',
      fields:
        status === 'default' ? [] : fields(firstContent((response as OpenAPIV3_1.ResponseObject).content))
    }))
  }
}

function firstContent(content: Record<string, OpenAPIV3_1.MediaTypeObject> = {}): unknown {
  return Object.values(content)[0]?.schema
}

function fieldsOf(
  document: Document,
  given: unknown,
  prefix: string,
  required: boolean,
  depth: number
): Field[] {
  const schema = resolve(document, given)
  const own: Field[] = prefix
    ? [{ name: prefix, type: typeOf(document, given), required, description: schema.description ?? '' }]
    : []
  if (depth > deepest) return own
  if (schema.type === 'array' && 'items' in schema) {
    const inner = fieldsOf(document, schema.items, `${prefix}[]`, true, depth + 1)
    return [...own, ...(inner.length > 1 ? inner.slice(1) : prefix ? [] : inner)]
  }
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix ? `${prefix}.${name}` : name
    return fieldsOf(document, property, path, schema.required?.includes(name) ?? false, depth + 1)
  })
  return [...own, ...properties]
}

/** A schema's type in a few words: `string (date)`, `list of object`, `"area" | "organization"`. */
function typeOf(document: Document, given: unknown): string {
  const schema = resolve(document, given)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((choice) => typeOf(document, choice)).join(' | ')
  if (schema.type === 'array' && 'items' in schema) return `${typeOf(document, schema.items)}[]`
  const type = [schema.type ?? 'object'].flat().join(' | ')
  return schema.format ? `${type} (${schema.format})` : type
}

function resolve(document: Document, given: unknown): Schema {
  const reference = (given as { $ref?: string } | undefined)?.$ref
  if (!reference) return (given ?? {}) as Schema
  return (document.components?.schemas?.[reference.split('/').at(-1) ?? ''] ?? {}) as Schema
}
