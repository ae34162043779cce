import type { z } from 'zod'

/**
 * Characters that nobody sees and Vietnamese never needs: such as turn the direction of writing round (U+202E makes
 * `gnad oX` look like `Xo dang`), marks and joiners without width, the soft hyphen. A name with one looks like another
 * name and is not found by what people type.
 */
const invisible = /\p{Cf}/u
const everyInvisible = /\p{Cf}/gu

/** The first character of a text that cannot be seen, as people look it up: `U+202E`; and where it stands. */
export function invisibleIn(text: string): { character: string; offset: number } | undefined {
  const found = invisible.exec(text)
  if (!found) return undefined
  const code = found[0].codePointAt(0) ?? 0
  return { character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, offset: found.index }
}

/** A text as it looks. */
export function withoutInvisible(text: string): string {
  return invisible.test(text) ? text.replace(everyInvisible, '') : text
}

/** Schema piece for names: refuses what cannot be seen, saying which character it is. */
export function visible(schema: z.ZodString) {
  return schema.superRefine((text, context) => {
    const found = invisibleIn(text)
    if (!found) return
    const params = { character: found.character }
    context.addIssue({ code: 'custom', message: 'platform.text.invisible', params })
  })
}
