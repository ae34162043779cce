export { kept } from './connect.ts'
export { isConnectionLost } from './connection-lost.ts'
export { type Database, type OpenOptions, openAt, openDatabase } from './open.ts'
export {
  beginningOf,
  executeLast,
  glance,
  leaveRegisterAlone,
  read,
  registerSeen,
  type Snapshot,
  type Tx,
  write,
  writeAfter
} from './transaction.ts'
export type { DB } from './types.ts'
