import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Database } from '../database/index.ts'
import { workerLogger } from './worker-log.ts'

/** The queue of a province lies in a schema of its own beside the province's. */
export const workerSchema = (database: Pick<Database, 'schema'>): string => `${database.schema}_worker`

/**
 * Makes the queue and the function through which the application's role may add jobs to it, and nothing else.
 * Safe to call again and from several processes; quick when everything is there.
 */
export async function prepareJobs(database: Database): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ ready: boolean }>(
      'select to_regprocedure($1) is not null as ready',
      [`${client.escapeIdentifier(database.schema)}.enqueue_job(text, json, timestamptz, text)`]
    )
    if (rows[0]?.ready) return
    await makeQueue(client, database)
  } finally {
    await client.end()
  }
}

async function makeQueue(client: pg.Client, database: Database): Promise<void> {
  const schema = client.escapeIdentifier(database.schema)
  const worker = client.escapeIdentifier(workerSchema(database))
  // Held by the session: the queue's own migrations commit in connections of their own.
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`haicap.jobs.${database.schema}`])
  await runMigrations({
    connectionString: database.ownerUrl,
    schema: workerSchema(database),
    logger: workerLogger()
  })
  await client.query(`
    begin;
    create or replace function ${schema}.enqueue_job(task text, payload json, run_at timestamptz, job_key text)
      returns void language sql security definer set search_path = pg_catalog
      as $$ select ${worker}.add_job(task, payload, run_at => run_at, job_key => job_key) $$;
    comment on function ${schema}.enqueue_job is
      'Adds a job to the queue of the worker, in the transaction of the act that wants it.';
    revoke all on function ${schema}.enqueue_job from public;
    grant execute on function ${schema}.enqueue_job to haicap_app;
    commit;`)
}
