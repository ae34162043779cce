const token =
  /\s*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

type Expected = 'value' | 'key' | 'colon' | 'next' | 'end'

/** Line and column, from 1, of the first sign that JSON does not allow; the parser itself does not always say. */
export function jsonFault(text: string): { line: number; column: number } {
  const before = text.slice(0, faultAt(text)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function faultAt(text: string): number {
  const open: string[] = []
  let expected: Expected = 'value'
  let mayClose = false
  token.lastIndex = 0
  for (let start = 0; ; start = token.lastIndex) {
    const here = start + (/^\s*/.exec(text.slice(start, start + 1000))?.[0].length ?? 0)
    const match = token.exec(text)
    if (!match) return here
    const [, sign, string] = match
    const next = follow(sign, string !== undefined, expected, mayClose, open)
    if (!next) return here
    mayClose = sign === '{' || sign === '['
    expected = next
  }
}

/** What must come after a token, or undefined where the token itself must not stand. */
function follow(
  sign: string | undefined,
  isString: boolean,
  expected: Expected,
  mayClose: boolean,
  open: string[]
): Expected | undefined {
  const done = (): Expected => (open.length ? 'next' : 'end')
  if (sign === '}' || sign === ']') {
    const opened = sign === '}' ? '{' : '['
    if (open.at(-1) !== opened || !(mayClose || expected === 'next')) return undefined
    open.pop()
    return done()
  }
  if (sign === ',') return expected === 'next' ? (open.at(-1) === '{' ? 'key' : 'value') : undefined
  if (sign === ':') return expected === 'colon' ? 'value' : undefined
  if (expected === 'key') return isString ? 'colon' : undefined
  if (expected !== 'value') return undefined
  if (!sign) return done()
  open.push(sign)
  return sign === '{' ? 'key' : 'value'
}
