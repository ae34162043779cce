import pg from 'pg'
import { config } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database/index.ts'
import { type Measured, measureRights, type Times } from './rights-measure.ts'
import { type GovernmentSize, generateGovernment, government } from './rights-register.ts'

/**
 * Measures rights: how long it takes to say whether someone may use a power somewhere, and to list what a viewer may see, on top
 * of the bare statements that they guard. Every ratio is taken in the same run on the same data.
 *
 *   node --import tsx bench/rights.ts [scale] [rounds]      scale 1 = 3,321 communes and 1.5 million posts
 */
const scale = Number(process.argv[2] ?? 0.01)
const rounds = Number(process.argv[3] ?? 2_000)
const size: GovernmentSize = {
  ...government,
  provinces: Math.max(1, Math.round(government.provinces * scale)),
  communes: Math.max(2, Math.round(government.communes * scale))
}
const schema = `bench_${process.pid}`
const database = await openDatabase({ ...config(), schema })
const owner = new pg.Client({
  connectionString: database.ownerUrl,
  options: `-c search_path=${schema},extensions`
})
await owner.connect()
try {
  const start = performance.now()
  await generateGovernment(database, size, (done) => process.stderr.write(`\r${done}   `))
  process.stderr.write('\n')
  await owner.query('analyze')
  const counted = await owner.query(
    'select (select count(*) from post) as posts, (select count(*) from vesting) as vestings'
  )
  const { posts, vestings } = counted.rows[0]
  const took = ((performance.now() - start) / 1000).toFixed(0)
  say('written', `${size.communes} communes, ${posts} posts with holders, ${vestings} vestings, in ${took} s`)
  report(await measureRights(database, rounds))
} finally {
  await owner.query(`drop schema ${schema} cascade`)
  await owner.end()
  await database.close()
}

function report(found: Measured): void {
  tell('SQL floor: one row by key', found.lookup)
  tell('SQL floor: update of one row by key', found.update)
  tell('a right, allowed', found.allowed, found.update)
  tell('a right, refused', found.refused, found.update)
  tell('who decides a power in a place, in words', found.decides)
  tell('SQL floor: 100 posts with holders', found.bareList)
  tell('100 posts with holders and the viewer’s rights', found.list, found.bareList)
  tell('SQL floor: 100 people of a body by name', found.bareSearch)
  tell('100 people of a body by name, as the viewer may', found.search, found.bareSearch)
}

function tell(what: string, { count, median, p99 }: Times, floor?: Times): void {
  const ratio = floor ? `, ${(median / floor.median).toFixed(2)} x the floor` : ''
  say(what, `median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms (${count} asked)${ratio}`)
}

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(56)} ${value}\n`)
}
