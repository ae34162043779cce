import type { Database } from '../../../../platform/database/index.ts'
import type { ExchangeSettings } from '../../../../platform/exchange-settings.ts'
import { type FileStore, storeFile } from '../../../../platform/files/index.ts'
import { refusal, unavailable } from '../../../../platform/problem.ts'
import type { PortalFile } from './message.ts'

/** What fetching files takes. */
export interface FileMeans {
  store: FileStore
  /** The portal; without it no file can be fetched. */
  portal?: Pick<ExchangeSettings, 'url' | 'key'> | undefined
}

const patience = 120_000

/**
 * Fetches the files of a message and keeps them, as papers of a dossier. They come from the portal's own address alone, so
 * that nobody makes haicap ask other machines; what is too large or of no kind that is taken is refused on the way.
 * @throws Problem 409 or 422 when a file can never be taken, 503 when the portal does not give it now
 */
export async function fetchFiles(
  database: Database,
  { store, portal }: FileMeans,
  files: readonly PortalFile[],
  subject: string
) {
  const papers = []
  for (const { url, name, component, field } of files) {
    if (!portal || new URL(url).origin !== new URL(portal.url).origin)
      throw refusal('exchange.refusal.file_elsewhere', { name, url: new URL(url).origin })
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { authorization: `Bearer ${portal.key}` }
    }).catch(() => undefined)
    if (!response?.ok || !response.body) {
      await response?.body?.cancel()
      if (response && [404, 410].includes(response.status))
        throw refusal('exchange.refusal.file_gone', { name })
      throw unavailable('exchange.refusal.file_later', { name })
    }
    const file = await storeFile(database, store, response.body, { name, subject })
    papers.push({
      ...(component && { component }),
      ...(field && { field }),
      title: name,
      copy: 1,
      fileId: file.id
    })
  }
  return papers
}
