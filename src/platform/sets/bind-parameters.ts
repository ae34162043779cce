/** What every figure and rule may ask for, and the type that PostgreSQL shall take it for. */
export const parameterTypes = { at: 'date', since: 'date', known: 'timestamptz' } as const

export type ParameterName = keyof typeof parameterTypes

/** SQL with positional parameters, and which value goes to each position. */
export interface BoundSql {
  text: string
  parameters: ParameterName[]
}

/**
 * What is not to be searched for parameters: comments, strings (also E'…' and dollar quotes), quoted
 * names, casts. Then the parameter itself, but not the colon of a slice `a[1:n]`.
 */
const token = new RegExp(
  [
    String.raw`--[^\n]*`,
    String.raw`/\*[\s\S]*?\*/`,
    String.raw`\b[eE]'(?:\\.|''|[^'\\])*'`,
    `'(?:''|[^'])*'`,
    '"(?:""|[^"])*"',
    String.raw`\$(\w*)\$[\s\S]*?\$\1\$`,
    '::',
    String.raw`(?<![\w\])]):([a-z_]\w*)`
  ].join('|'),
  'g'
)

/**
 * Replaces `:at`, `:since` and `:known` by `($n::type)`; the same name keeps its position.
 * Comments are dropped, so that none reaches the database's log twice. A closing semicolon too.
 * Errors: a parameter that does not exist, with its line.
 */
export function bindParameters(sql: string): BoundSql {
  const parameters: ParameterName[] = []
  const text = sql.replace(token, (found, _tag: unknown, name: string | undefined, offset: number) => {
    if (found.startsWith('--')) return ''
    if (found.startsWith('/*')) return ' '
    if (name === undefined) return found
    if (!isParameter(name)) {
      const line = sql.slice(0, offset).split('\n').length
      throw new Error(`line ${line}: unknown parameter :${name}`)
    }
    if (!parameters.includes(name)) parameters.push(name)
    return `($${parameters.indexOf(name) + 1}::${parameterTypes[name]})`
  })
  return { text: text.trim().replace(/;$/, ''), parameters }
}

function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(parameterTypes, name)
}
