export { type LoadedLocality, type LoadOptions, loadLocality } from './load.ts'
export { readLocality } from './read/index.ts'
export { localitySettings } from './read/settings.ts'
export type { LocalityData, LocalitySettings } from './read/types.ts'
