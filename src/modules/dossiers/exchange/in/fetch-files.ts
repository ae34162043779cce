import type { Database } from '../../../../platform/database/index.ts'
import type { ExchangeSettings } from '../../../../platform/exchange-settings.ts'
import { type FileStore, storeFile } from '../../../../platform/files/index.ts'
import { Problem, refusal, unavailable } from '../../../../platform/problem.ts'
import type { PortalFile } from './message.ts'

/** What fetching files takes. */
export interface FileMeans {
  store: FileStore
  /** The portal; without it no file can be fetched. */
  portal?: Pick<ExchangeSettings, 'url' | 'key'> | undefined
}

/** Files that do not come: none, those that can never be taken, or also those that may still be given. */
export type NameOnly = 'none' | 'lost' | 'all'

const patience = 120_000

/** A file that lies in a dossier, or one that can never be taken: its name shows that it was handed in. */
interface PaperFetched {
  component?: number
  field?: string
  title: string
  copy: number
  fileId?: string
}

/**
 * Fetches the files of a message and keeps them, as papers of a dossier. They come from the portal's own address alone, so
 * that nobody makes haicap ask other machines; what is too large or of no kind that is taken is refused on the way.
 * @param nameOnly which files are entered by their names alone, rather than keep the message out
 * @throws Problem 409 or 422 when a file can never be taken, 503 when the portal does not give it now
 */
export async function fetchFiles(
  database: Database,
  means: FileMeans,
  files: readonly PortalFile[],
  { subject, nameOnly }: { subject: string; nameOnly: NameOnly }
): Promise<PaperFetched[]> {
  const papers: PaperFetched[] = []
  for (const file of files) {
    const { url, name, component, field } = file
    const as = { ...(component && { component }), ...(field && { field }), title: name }
    try {
      if (!means.portal || new URL(url).origin !== new URL(means.portal.url).origin)
        throw refusal('exchange.refusal.file_elsewhere', { name, url: new URL(url).origin })
      papers.push({
        ...as,
        copy: 1,
        fileId: await fetchFile(database, means.store, means.portal.key, file, subject)
      })
    } catch (error) {
      const later = error instanceof Problem && error.status >= 500
      const named = nameOnly === 'all' || (nameOnly === 'lost' && !later)
      if (!(error instanceof Problem) || !named) throw error
      papers.push({ ...as, copy: 0 })
    }
  }
  return papers
}

/** @returns the id under which it is kept */
async function fetchFile(
  database: Database,
  store: FileStore,
  key: string,
  { url, name }: PortalFile,
  subject: string
): Promise<string> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
    headers: { authorization: `Bearer ${key}` }
  }).catch(() => undefined)
  if (!response?.ok || !response.body) {
    await response?.body?.cancel()
    if (response && [404, 410].includes(response.status))
      throw refusal('exchange.refusal.file_gone', { name })
    throw unavailable('exchange.refusal.file_later', { name })
  }
  const { id } = await storeFile(database, store, arriving(response.body, name), { name, subject })
  return id
}

/** What comes of a file; when it breaks off, it is asked for again later. */
async function* arriving(body: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (cause) {
    throw new Problem('unavailable', 'exchange.refusal.file_later', { name }, [], { cause })
  }
}
