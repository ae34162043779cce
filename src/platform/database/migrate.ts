import type pg from 'pg'
import { Problem, refusal } from '../problem.ts'
import { applicationRole, searchPath } from './connect.ts'
import type { Migration } from './migration-files.ts'

/** Any number will do, as long as no other program uses it on the same database. */
const lockKey = 4_127_220_251

/**
 * Brings a province's schema up to date. Safe with several starters: one works, the others wait and then
 * find nothing left to do.
 * @returns the names of the migrations that were applied now
 * @throws Problem 409 when an applied file was changed or is unknown to this version of haicap
 * @throws Problem 503 with file and line when a migration fails; it then leaves nothing behind
 */
export async function migrate(
  owner: pg.Client,
  schema: string,
  migrations: Migration[],
  progress: (message: string) => void = () => undefined
): Promise<string[]> {
  await owner.query('select pg_advisory_lock($1)', [lockKey])
  try {
    await prepare(owner, schema)
    const pending = await pendingOf(owner, migrations)
    for (const migration of pending) {
      progress(`Migrating: ${migration.name}`)
      await apply(owner, migration)
    }
    return pending.map((migration) => migration.name)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined)
  }
}

async function prepare(owner: pg.Client, schema: string): Promise<void> {
  await owner.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${applicationRole}') then
        create role ${applicationRole} nologin;
      end if;
    exception when duplicate_object or unique_violation then null; -- made for another database just now
    end $$;
    do $$ begin
      if not pg_has_role('${applicationRole}', 'set') then grant ${applicationRole} to current_user; end if;
    end $$;
    set client_min_messages = warning;
    create schema if not exists extensions;
    create extension if not exists btree_gist schema extensions;
    create extension if not exists pg_trgm schema extensions;
    grant usage on schema extensions to ${applicationRole};
    create schema if not exists ${schema};
    grant usage on schema ${schema} to ${applicationRole};
    set search_path = ${searchPath(schema)};
    create table if not exists migration (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    );
    comment on table migration is 'Which steps made this schema, and from exactly which text.';
    grant select on migration to ${applicationRole};
    reset client_min_messages;
  `)
}

async function pendingOf(owner: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await owner.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  const changed = migrations.find(({ name, sha256 }) => applied.has(name) && applied.get(name) !== sha256)
  if (changed) throw refusal('database.migration.changed', { file: changed.file })
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied.keys()].find((name) => !known.has(name))
  if (unknown) throw refusal('database.migration.unknown', { name: unknown })
  return migrations.filter(({ name }) => !applied.has(name))
}

async function apply(owner: pg.Client, migration: Migration): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query('insert into migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256
    ])
    await owner.query(migration.text)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback').catch(() => undefined)
    throw failure(migration, error)
  }
}

function failure(migration: Migration, cause: unknown): Problem {
  const { message, position } = cause as { message: string; position?: string }
  const line = position ? migration.text.slice(0, Number(position)).split('\n').length : undefined
  const params = { file: migration.file, said: message }
  const detail = { path: migration.file, line, messageKey: 'database.migration.said', params }
  return new Problem('unavailable', 'database.migration.failed', params, [detail], { cause })
}
