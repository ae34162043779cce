import { registerEventSource } from '../../../platform/webhooks/index.ts'
import { dossierSource } from './source.ts'

registerEventSource(dossierSource)

export { exchangeApi } from './api.ts'
export { type PortalFormat, portalFormatSchema } from './format.ts'
export { type SyncState, syncStateOf } from './out/store.ts'
export { exchangePages } from './pages/index.ts'
export { SyncText } from './pages/sync-text.tsx'
export { goOnAfterRestore } from './restored.ts'
export { startExchange } from './run.ts'
