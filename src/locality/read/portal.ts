import { checkValue, type Problems, readJson } from '../../modules/changeover/index.ts'
import { type PortalFormat, portalFormatSchema } from '../../modules/dossiers/index.ts'

export const portalFile = 'portal.json'

/** Reads how messages to the national portal are spelled; undefined when the folder does not say, or after problems. */
export function readPortal(input: Uint8Array | undefined, problems: Problems): PortalFormat | undefined {
  const json = input && readJson(input, portalFile, problems)
  if (!json) return undefined
  const placeOf = (path: string) => ({ file: portalFile, ...json.placeOf(path) })
  return checkValue(portalFormatSchema, json.value, placeOf, problems)
}
