import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killAgainAndAgain } from './kill/run.ts'

/**
 * Kills the server and its database at random under load, and looks whether anything was lost, doubled or halved.
 *
 *   node --import tsx bench/kill.ts [kills] [clients]      100 kills take about ten minutes
 */
const kills = Number(process.argv[2] ?? 100)
const clients = Number(process.argv[3] ?? 8)
const folder = await mkdtemp(join(tmpdir(), 'haicap-kill-'))
const progress = (done: number) => process.stderr.write(`\rkilled ${done} of ${kills}   `)
const found = await killAgainAndAgain({ folder, kills, clients, work: 1500, random: Math.random, progress })
process.stderr.write('\n')
const { faults, kills: each, seconds, ...counts } = found
say(
  'kills',
  Object.entries(each)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')
)
say('acts acknowledged', `${counts.acts}, ${counts.registerActs} of them of the register`)
say('dossiers received', String(counts.dossiers))
say('sent again', `${counts.again}, ${counts.doneUnanswered} of them done before the kill`)
say('answered "not available now"', String(counts.unavailable))
say('time', `${seconds.toFixed(0)} s`)
say('faults', String(faults.length))
for (const fault of faults.slice(0, 50)) process.stdout.write(`  ${fault}\n`)
if (faults.length) {
  process.stdout.write(`The data are kept in ${folder}\n`)
  process.exitCode = 1
} else await rm(folder, { recursive: true, force: true })

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(30)} ${value}\n`)
}
