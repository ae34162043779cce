import { type ChildProcess, spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { projectDir } from '../../src/platform/config.ts'

export interface Answer {
  status: number
  body: Record<string, unknown>
}

/** The product itself as a process of its own, and a client of its API. */
export class Server {
  readonly #process: ChildProcess
  readonly #port: number
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 128 })

  private constructor(process: ChildProcess, port: number) {
    this.#process = process
    this.#port = port
  }

  static async start(env: Record<string, string>, port: number): Promise<Server> {
    const child = spawn(process.execPath, ['--import', 'tsx', join(projectDir, 'src/main.ts')], {
      cwd: projectDir,
      env: { ...process.env, ...env, PORT: String(port), HAICAP_LOG_LEVEL: 'error' },
      stdio: ['ignore', 'inherit', 'inherit']
    })
    const server = new Server(child, port)
    for (let tries = 0; tries < 600; tries += 1) {
      const { status } = await server.ask('GET', '/readyz').catch(() => ({ status: 0 }))
      if (status === 200) return server
      await new Promise((done) => setTimeout(done, 200))
    }
    throw new Error('the server did not start')
  }

  /** Megabytes that the server's process holds. */
  async memory(): Promise<number> {
    const { readFile } = await import('node:fs/promises')
    const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  }

  ask(method: 'GET' | 'POST', path: string, token?: string, body?: object): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          ...{ host: '127.0.0.1', port: this.#port, method, path, agent: this.#agent },
          headers: {
            accept: 'application/json',
            ...(token && { authorization: `Bearer ${token}` }),
            ...(payload && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(payload)
            })
          }
        },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('end', () => {
            const text = Buffer.concat(parts).toString()
            const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
            resolve({ status: response.statusCode ?? 0, body: json })
          })
        }
      )
      asked.on('error', (error: NodeJS.ErrnoException) => {
        // The server closed an idle connection as this was sent on it.
        if (asked.reusedSocket && error.code === 'ECONNRESET')
          this.ask(method, path, token, body).then(resolve, reject)
        else reject(error)
      })
      asked.end(payload)
    })
  }

  async stop(): Promise<void> {
    this.#agent.destroy()
    const ended = new Promise((done) => this.#process.once('exit', done))
    this.#process.kill('SIGTERM')
    await ended
  }
}
