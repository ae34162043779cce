import { renderSVG } from 'uqr'

/** A text (mostly an address) as QR code, an SVG; it stays readable with a sixth of it gone, as paper gets creased. */
export function qrSvg(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 2 })
}
