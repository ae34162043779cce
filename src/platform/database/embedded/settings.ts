import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

/** `lasting` keeps every commit through a power cut; `test` trades that for speed. */
export type Profile = 'lasting' | 'test'

const megabyte = 1024 * 1024

/** The settings of the server, chosen by the machine; no configuration file is edited. */
export function settings(profile: Profile, port: number): Record<string, string> {
  const memory = totalmem() / megabyte
  const shared = profile === 'test' ? 128 : clamp(memory / 16, 32, 512)
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
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
