import { sql } from 'kysely'
import type { Snapshot, Tx } from '../database/index.ts'
import type { StagedFile } from './stage.ts'

/** A file as someone handed it in. */
export interface StoredFile {
  id: string
  /** Hexadecimal. */
  sha256: string
  /** In bytes. */
  size: number
  name: string
  mediaType: string
  /** Whether a scanner found it clean, or none was set. */
  scan: 'clean' | 'not_scanned'
  /** Subject of who handed it in. */
  uploadedBy: string
  uploadedAt: string
}

/** Notes bytes before they are put into the storage: whatever lies there is known, and swept if it came to nothing. */
export async function noteContent(tx: Tx, { sha256, size }: StagedFile): Promise<void> {
  await tx
    .insertInto('file_content')
    .values({ sha256: Buffer.from(sha256, 'hex'), size })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** From here on the content stays: its row is locked until commit, and cannot be taken out after. */
export async function insertFile(
  tx: Tx,
  staged: StagedFile,
  scan: StoredFile['scan'],
  subject: string
): Promise<StoredFile> {
  const { name, mediaType, sha256, size } = staged
  const row = await tx
    .insertInto('file')
    .values({ sha256: Buffer.from(sha256, 'hex'), name, media_type: mediaType, scan, uploaded_by: subject })
    .returning(['id', 'uploaded_at'])
    .executeTakeFirstOrThrow()
  return { id: row.id, sha256, size, name, mediaType, scan, uploadedBy: subject, uploadedAt: row.uploaded_at }
}

/** Files by their ids, in the order of their coming; unknown ids are left out. */
export async function filesById(tx: Snapshot, ids: readonly string[]): Promise<StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select f.id, encode(f.sha256, 'hex') as sha256, c.size, f.name, f.media_type as "mediaType", f.scan,
      f.uploaded_by as "uploadedBy", f.uploaded_at as "uploadedAt"
    from file f join file_content c on c.sha256 = f.sha256
    where f.id = any(${ids}::uuid[]) order by f.id`.execute(tx)
  return rows
}

/** The file, if there is one. Whether the asker may see it is for the room to say that refers to it. */
export async function findFile(tx: Snapshot, id: string): Promise<StoredFile | undefined> {
  return (await filesById(tx, [id]))[0]
}

/** Forgets what has been referred to by nothing for a day. */
export async function forgetUnused(tx: Tx): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`select forget_unused_files() as forgotten`.execute(tx)
  return rows[0]?.forgotten ?? 0
}

/** Takes out contents that no file has; their hashes. They are back if the transaction does not commit. */
export async function takeUnusedContents(tx: Tx, batch: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select encode(t, 'hex') as sha256 from take_unused_contents(${batch}) t`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}
