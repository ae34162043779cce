import pg from 'pg'
import { type Measured, measure } from './workloads.ts'

let serial = 0

interface Row {
  table: string
  columns: string[]
  values: unknown[]
}

/**
 * The same rows by bare SQL: what the last reception of each commune wrote is read back and written again under new keys, by prepared
 * statements in one transaction each, with every key, check and foreign key in place and nothing else.
 */
export async function bareReceptions(
  url: string,
  schema: string,
  clients: number,
  seconds: number
): Promise<Measured> {
  const pool = new pg.Pool({
    connectionString: url,
    max: clients,
    options: `-c search_path=${schema},extensions -c timezone=UTC`
  })
  try {
    const receptions = await lastReceptions(pool)
    return await measure(clients, seconds, async () => {
      const n = serial++
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query({
          name: 'code',
          text: `insert into dossier_code as c (agency, day, last) values ($1, current_date, 1)
            on conflict (agency, day) do update set last = c.last + 1`,
          values: [`bare${n % 99}`]
        })
        await write(client, receptions[n % receptions.length] ?? [], n)
        await client.query('commit')
      } finally {
        client.release()
      }
    })
  } finally {
    await pool.end()
  }
}

async function write(client: pg.PoolClient, rows: Row[], n: number): Promise<void> {
  let id = ''
  for (const { table, columns, values } of rows) {
    const own = values.map((value, index) => {
      const column = columns[index]
      if (column === 'code') return `BARE-${process.pid}-${n}`
      if (column === 'dossier_id') return id
      return value
    })
    const marks = columns.map((_, index) => `$${index + 1}`).join(', ')
    const text = `insert into ${table} (${columns.join(', ')}) values (${marks})${table === 'dossier' ? ' returning id' : ''}`
    const done = await client.query({ name: `bare ${table}`, text, values: own })
    if (table === 'dossier') id = done.rows[0].id
  }
}

/** Rows of the last reception of each pile, as text, without the keys that each row gets anew. */
async function lastReceptions(pool: pg.Pool): Promise<Row[][]> {
  const last = await pool.query(
    `select distinct on (pile_id) id from dossier where phase = 'received' and code like 'H%' order by pile_id, id desc`
  )
  return Promise.all(last.rows.map(({ id }) => rowsOf(pool, id)))
}

async function rowsOf(pool: pg.Pool, id: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [table, key, without] of [
    ['dossier', 'id', ['id']],
    ['dossier_event', 'dossier_id', ['transaction', 'key', 'input_hash']],
    ['dossier_paper', 'dossier_id', ['id']]
  ] as const) {
    const columns = await pool.query(
      `select column_name as name from information_schema.columns
       where table_name = $1 and table_schema = current_schema() and is_generated = 'NEVER'`,
      [table]
    )
    const names = columns.rows
      .map(({ name }) => name as string)
      .filter((name) => !(without as readonly string[]).includes(name))
    const found = await pool.query(
      `select ${names.map((name) => `${name}::text as ${name}`).join(', ')} from ${table} where ${key} = $1`,
      [id]
    )
    for (const row of found.rows) rows.push({ table, columns: names, values: names.map((name) => row[name]) })
  }
  return rows
}
