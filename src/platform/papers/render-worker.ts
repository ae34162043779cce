import { parentPort } from 'node:worker_threads'
import { compilePaper, type PaperSource } from './compile.ts'

export interface PaperAsked {
  id: number
  source: PaperSource
  /** As JSON text. */
  data: string
  /** Seconds since 1970. */
  made: number
}

export type PaperSaid = { id: number; pdf: Uint8Array } | { id: number; fault: string }

parentPort?.on('message', ({ id, source, data, made }: PaperAsked) => {
  parentPort?.postMessage(answer())

  function answer(): PaperSaid {
    try {
      return { id, pdf: compilePaper(source, data, made) }
    } catch (error) {
      return { id, fault: error instanceof Error ? error.message : String(error) }
    }
  }
})
