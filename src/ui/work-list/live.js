// Keeps lists as they are on the server. Served as it is.
const every = 20_000
const soon = 1_000

/** Parts of a region by their names. */
const partsIn = (root) =>
  new Map(
    [...root.querySelectorAll('[data-haicap-live-part]')].map((part) => [part.dataset.haicapLivePart, part])
  )

/** Somebody points at it, works in it, or has ticked rows of it: nothing may move. */
const inUse = (part) =>
  part.matches(':hover') ||
  part.contains(document.activeElement) ||
  part.querySelector('input[type=checkbox]:checked') !== null

/** Rows that are still there say what is new of them, and stay where they are. */
function renewRows(part, fresh) {
  const rows = new Map([...fresh.querySelectorAll('[data-key]')].map((row) => [row.dataset.key, row]))
  for (const row of part.querySelectorAll('[data-key]')) {
    const now = rows.get(row.dataset.key)
    if (!now || row.contains(document.activeElement)) continue
    const cells = [...now.children]
    for (const [index, cell] of [...row.children].entries())
      if (!cell.querySelector('input') && cells[index] && cell.innerHTML !== cells[index].innerHTML)
        cell.innerHTML = cells[index].innerHTML
  }
}

export function startLive(region) {
  const status = region.querySelector('[data-haicap-live-status]')
  const time = region.querySelector('[data-haicap-live-time]')
  let tag = ''
  let held = null
  let timer

  const say = (what) => {
    const text = what ? (status.dataset[what] ?? '') : ''
    if (status.textContent !== text) status.textContent = text
  }

  function show(fresh) {
    let waits = false
    let changed = false
    for (const [name, part] of partsIn(region)) {
      const now = fresh.get(name)
      if (!now || now.innerHTML === part.innerHTML) continue
      if (inUse(part)) {
        renewRows(part, now)
        waits ||= now.innerHTML !== part.innerHTML
      } else {
        part.innerHTML = now.innerHTML
        changed = true
      }
    }
    held = waits ? fresh : null
    if (waits) say('held')
    else if (changed) say('changed')
  }

  async function ask() {
    try {
      const answer = await fetch(region.dataset.haicapLive, {
        headers: tag ? { 'if-none-match': tag } : {},
        cache: 'no-store'
      })
      if (answer.status !== 304 && !answer.ok) return say('lost')
      time.textContent = answer.headers.get('x-list-time') ?? time.textContent
      if (answer.status === 304) return
      tag = answer.headers.get('etag') ?? ''
      show(partsIn(new DOMParser().parseFromString(await answer.text(), 'text/html')))
    } catch {
      say('lost')
    }
  }

  function wait() {
    clearTimeout(timer)
    if (!document.hidden) timer = setTimeout(() => ask().finally(wait), every)
  }

  setInterval(() => held && !document.hidden && show(held), soon)
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (!document.hidden) ask().then(wait, wait)
  })
  wait()
}
