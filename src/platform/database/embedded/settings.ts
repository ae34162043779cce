import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'

/** `lasting` keeps every commit through a power cut; `test` trades that for speed. */
export type Profile = 'lasting' | 'test'

const megabyte = 1024 * 1024

/** The file by which processes of this machine reach a server on this data; its name is PostgreSQL's. */
export const socketFile = (data: string, port: number): string => join(data, `.s.PGSQL.${port}`)

/**
 * Where the server makes that file: beside its data, which nobody else may enter. None where such files are not known or
 * the path is longer than systems take (104 bytes on macOS); the port remains.
 */
function socketFolder(data: string): string {
  const fits = process.platform !== 'win32' && Buffer.byteLength(socketFile(data, 65_535)) < 100
  return fits && !data.includes('"') ? `"${data}"` : ''
}

/**
 * The settings of the server, chosen by the machine; no configuration file is edited.
 * @param data the folder of the cluster, links resolved
 */
export function settings(profile: Profile, data: string, port: number): Record<string, string> {
  const memory = totalmem() / megabyte
  const shared = profile === 'test' ? 128 : clamp(memory / 16, 32, 512)
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder(data),
    max_connections: '100',
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${clamp(memory / 4, 128, 4096)}MB`,
    work_mem: `${clamp(memory / 512, 4, 32)}MB`,
    maintenance_work_mem: `${clamp(memory / 64, 32, 256)}MB`,
    dynamic_shared_memory_type: sharedMemory(),
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %d ',
    ...(profile === 'test' ? careless : {})
  }
}

const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0'
}

/** Containers often give /dev/shm 64 MB, too little for parallel queries; then files do. */
function sharedMemory(): 'posix' | 'mmap' {
  if (process.platform !== 'linux') return 'posix'
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= 256 * megabyte ? 'posix' : 'mmap'
  } catch {
    return 'mmap'
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.round(Math.min(max, Math.max(min, value)))
}
