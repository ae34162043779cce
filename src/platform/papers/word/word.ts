import { TagDisposition, type TemplateData, TemplateHandler, TemplateSyntaxError } from 'easy-template-x'
import { invalid, Problem } from '../../problem.ts'

/** What stands for each placeholder: a text, or a list whose entries are repeated. */
export interface WordValues {
  [name: string]: string | number | WordValues[] | undefined
}

/** `{name}` in a template, or `{#list}…{/list}` with the placeholders within. */
export interface Placeholder {
  name: string
  within?: Placeholder[]
}

/** A brace that the library would leave standing in the result without a word. */
const unclosed = /\{.{0,30}/
const handler = new TemplateHandler({ maxXmlDepth: 100 })

/**
 * An office's own Word template with values in the place of its placeholders: `{name}` for a text,
 * `{#papers}{title}{/papers}` for a list. Within a list, names of the whole may be used too.
 * @throws Problem 422 when the file is no .docx, a brace is not closed, or placeholders have no value (one detail each)
 */
export async function fillWordTemplate(docx: Uint8Array, values: WordValues): Promise<Uint8Array> {
  const unknown = unknownIn(await placeholdersOf(docx), values)
  if (unknown.length)
    throw invalid('word.problem.unknown', { count: unknown.length }, unknown.map(unknownDetail))
  return await plainly(() => handler.process(Buffer.from(docx), values as TemplateData))
}

/**
 * The placeholders of a template, those of its headers and footers too, each once.
 * @throws Problem 422 when the file is no .docx or a brace is not closed
 */
export async function placeholdersOf(docx: Uint8Array): Promise<Placeholder[]> {
  const tags = await plainly(() => handler.parseTags(Buffer.from(docx)))
  const text = await plainly(() => handler.getText(Buffer.from(docx)))
  const stray = unclosed.exec(text.replaceAll(/\{[^{}]*\}/g, ''))
  if (stray) throw syntaxProblem(stray[0])
  const all: Placeholder[] = []
  const open = [all]
  for (const { name, rawText, disposition } of tags) {
    if (disposition === TagDisposition.Close) {
      if (open.length === 1) throw syntaxProblem(rawText)
      open.pop()
      continue
    }
    const place = open.at(-1) ?? all
    const found = place.find((placeholder) => placeholder.name === name) ?? { name }
    if (!place.includes(found)) place.push(found)
    if (disposition !== TagDisposition.Open) continue
    found.within ??= []
    open.push(found.within)
  }
  if (open.length > 1)
    throw syntaxProblem(tags.findLast((tag) => tag.disposition === TagDisposition.Open)?.rawText)
  return all
}

const unknownDetail = (name: string) => ({
  path: name,
  messageKey: 'word.problem.unknown_name',
  params: { name }
})

/** Names that neither the entry of a list nor what is around it has a value for; a list must be a list. */
function unknownIn(placeholders: Placeholder[], ...scopes: WordValues[]): string[] {
  const names = placeholders.flatMap(({ name, within }) => {
    const scope = scopes.find((values) => Object.hasOwn(values, name))
    const value = scope?.[name]
    if (value === undefined || Array.isArray(value) !== (within !== undefined)) return [name]
    if (!within || !Array.isArray(value)) return []
    return value.flatMap((entry) => unknownIn(within, entry, ...scopes))
  })
  return [...new Set(names)]
}

/** What the library says of a file, in words for people; other errors are ours and pass. */
async function plainly<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Problem) throw error
    if (error instanceof TemplateSyntaxError) throw syntaxProblem(error.message)
    throw invalid('word.problem.no_docx', {}, [])
  }
}

const syntaxProblem = (place = '') => invalid('word.problem.syntax', { place })
