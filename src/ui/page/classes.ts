/** Joins class names; what is falsy drops out, and none at all gives undefined. */
export function classes(...names: (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}
