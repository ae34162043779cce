import { parseArgs } from 'node:util'
import { config } from '../src/platform/config.ts'
import { fill } from './dossiers/fill.ts'
import { bareReceptions } from './dossiers/floor.ts'
import { openProvince } from './dossiers/province.ts'
import { Server } from './dossiers/server.ts'
import { type Measured, measure, workloads } from './dossiers/workloads.ts'

/**
 * Measures dossiers over HTTP, with everything: token, rights, code, clock, book, outbox; beside the same rows written by
 * bare SQL in the same run.
 *
 *   node --import tsx bench/dossiers.ts [--dossiers 10000,100000] [--seconds 10] [--clients 1,8,32]
 */
const { values } = parseArgs({
  options: {
    dossiers: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '8' },
    clients: { type: 'string', default: '1,8,32' },
    port: { type: 'string', default: '3990' }
  }
})
const numbers = (text: string) => text.split(',').map(Number)
const seconds = Number(values.seconds)
const settings = { ...config(), schema: 'bench_dossiers' }
const province = await openProvince(settings)
const server = await Server.start(
  { HAICAP_SCHEMA: settings.schema, HAICAP_DATA: settings.dataDir, HAICAP_REQUESTS_PER_MINUTE: '100000000' },
  Number(values.port)
)
try {
  const work = workloads(province, server)
  // Every commune once, so that each has its pile and the copies are spread over all.
  for (let n = 0; n < province.officials.length; n += 1) await work.reception(n)
  for (const size of numbers(values.dossiers)) {
    await fill(province, size, (done) => process.stderr.write(`\r${done} dossiers   `))
    process.stderr.write('\n')
    say(`-- ${size} dossiers`)
    for (const clients of numbers(values.clients)) {
      await measure(clients, 1, work.reception)
      const bare = await bareReceptions(province.database.ownerUrl, settings.schema, clients, seconds)
      const reception = await measure(clients, seconds, work.reception)
      tell(`bare SQL of a reception, ${clients} clients`, bare)
      tell(`reception, ${clients} clients`, reception, bare)
      tell(`case of four requests, ${clients} clients`, await measure(clients, seconds, work.case))
    }
    // Desks are looked up once after each change of the register: not what is measured here.
    for (let n = 0; n < province.officials.length; n += 1) await work.worklist(n)
    await besideReceptions(work)
    say(`memory of the server: ${await server.memory()} MB`)
  }
} finally {
  await server.stop()
  await province.owner.end()
  await province.database.close()
}

/** Lists while 200 receptions a second run beside them. */
async function besideReceptions(work: ReturnType<typeof workloads>): Promise<void> {
  const running = { stop: false, done: 0, open: 0 }
  const start = performance.now()
  const pacer = setInterval(() => {
    const wanted = ((performance.now() - start) / 1000) * 200
    while (running.done + running.open < wanted && running.open < 64) {
      running.open += 1
      work
        .reception(running.done + running.open)
        .then(
          () => {
            running.done += 1
          },
          (error: Error) => say(error.message)
        )
        .finally(() => {
          running.open -= 1
        })
    }
  }, 5)
  for (const [name, once] of [
    ['worklist', work.worklist],
    ['search by name', work.search],
    ['search by number', work.byNumber]
  ] as const)
    tell(`${name} beside receptions, 2 clients`, await measure(2, seconds, once))
  clearInterval(pacer)
  while (running.open > 0) await new Promise((done) => setTimeout(done, 20))
  say(`receptions beside: ${(running.done / ((performance.now() - start) / 1000)).toFixed(0)} a second`)
}

function tell(what: string, { perSecond, p50, p99 }: Measured, floor?: Measured): void {
  const ratio = floor ? `, ${(perSecond / floor.perSecond).toFixed(2)} of the floor` : ''
  say(
    `${what.padEnd(46)} ${perSecond.toFixed(0).padStart(6)} a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${ratio}`
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
