export { kept } from './connect.ts'
export { type Database, type OpenOptions, openAt, openDatabase } from './open.ts'
export { glance, read, type Snapshot, type Tx, write } from './transaction.ts'
export type { DB } from './types.ts'
