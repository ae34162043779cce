const rooms =
  'ui|http|record|identity|organization|changeover|people|schemes|quotas|standards|exchange|placement|staffing|authority|decide|delegations|access|reports|procedures|dossiers|reception|dossier|desk|status|papers|custody|calendar|webhooks|notices|apply|designer|signatures|word|files|identity|locality|cli'
const keyOfMessage = new RegExp(`>\\s*(${rooms})\\.[a-z_]+(\\.[a-z_]+)+\\s*<`)
const most = 120
const deep = 3

/**
 * Follows the links within a site, and says what is wrong with the pages to which they lead. With the headers of a
 * session, its cookies and what it is bound to, it sees what its official sees.
 */
export async function crawl(
  site: string,
  start: string[],
  session: Record<string, string> = {}
): Promise<{ faults: string[]; seen: Set<string> }> {
  const faults: string[] = []
  const seen = new Set(start)
  let level = start
  for (let depth = 0; depth <= deep && level.length; depth++) {
    const found = new Set<string>()
    for (const path of level) {
      const html = await visit(site + path, faults, session)
      for (const link of linksIn(html, site + path)) if (!seen.has(link)) found.add(link)
    }
    level = sample([...found], most - seen.size, depth)
    for (const link of level) seen.add(link)
  }
  return { faults, seen }
}

/** The page, or nothing when it is something else, such as a download; what is wrong with it is noted. */
async function visit(address: string, faults: string[], session: Record<string, string>): Promise<string> {
  const headers = { ...session, accept: 'text/html', 'accept-language': 'vi' }
  const answer = await fetch(address, { headers })
  const body = await answer.text()
  const note = (what: string) => faults.push(`${address}: ${what}`)
  const offersSignIn = answer.status === 401 && /<main[\s\S]*href="\/sign-in\?/.test(body)
  if (answer.status >= 400 && !offersSignIn) note(`answers ${answer.status}`)
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return ''
  const count = (pattern: RegExp) => body.match(pattern)?.length ?? 0
  if (count(/<h1[\s>]/g) !== 1) note(`has ${count(/<h1[\s>]/g)} first headings`)
  if (!/<html[^>]* lang="vi"/.test(body)) note('does not say its language')
  if (!/<title>[^<]{3,}<\/title>/.test(body)) note('has no title')
  if (keyOfMessage.test(body)) note('shows the key of a message')
  if (/>\s*(undefined|null|NaN|\[object Object\])\s*</.test(body)) note('shows what nobody wrote')
  return body
}

/** Where a page's links lead within the site, without the switches of language, day and capacity, and signing in. */
function linksIn(html: string, from: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)].flatMap(([, href = '']) => {
    const url = new URL(href.replaceAll('&amp;', '&'), from)
    if (url.origin !== new URL(from).origin || url.searchParams.has('lang')) return []
    if (url.searchParams.has('as')) return []
    if (/^\/(sign-in|demo-sign-in)/.test(url.pathname)) return []
    return [url.pathname + url.search]
  })
}

/** Few of each sort of page rather than many of one: the sort is the address without what names one thing. */
function sample(links: string[], room: number, depth: number): string[] {
  const perSort = Math.max(2, 6 - 2 * depth)
  const sorts = Map.groupBy(links, (link) =>
    link
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replace(/=[^&]*/g, '=')
      .replace(/\d[\d-]+/g, 'number')
  )
  const rounds = Array.from({ length: perSort }, (_, at) =>
    [...sorts.values()].flatMap((same) => same.slice(at, at + 1))
  )
  return rounds.flat().slice(0, Math.max(0, room))
}
