/**
 * Reads a number as people write it: 72,32 or 72.32 or 1.234,5. Blank is not given; what is no number is NaN,
 * which a schema then refuses at its field.
 */
export function readNumber(text: string | undefined): number | undefined {
  const written = text?.trim()
  if (!written) return undefined
  const plain = written.includes(',')
    ? written.replace(/[.\s]/g, '').replace(',', '.')
    : written.replace(/\s/g, '')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** As `readNumber`, for heads counted: 12.514 and 12,514 are twelve thousand. */
export function readCount(text: string | undefined): number | undefined {
  const written = text?.trim()
  return written && /^\d{1,3}([.,\s]\d{3})+$/.test(written)
    ? Number(written.replace(/[.,\s]/g, ''))
    : readNumber(text)
}

/** 40 or 40,5 of a hundred as a share of one. */
export function readPercent(text: string | undefined): number | undefined {
  const percent = readNumber(text?.replace(/%\s*$/, ''))
  return percent === undefined ? undefined : Math.round(percent * 1e8) / 1e10
}

export const numberText = (value: number | null | undefined): string =>
  value === undefined || value === null ? '' : String(value)
export const percentText = (share: number | undefined): string =>
  numberText(share === undefined ? undefined : Math.round(share * 1e10) / 1e8)
