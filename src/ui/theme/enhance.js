// What scripts add to pages that are whole without them. Served as it is; the import's address is filled in.
import { Button, createAll, ErrorSummary, SkipLink } from 'govuk-frontend'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Button, ErrorSummary, SkipLink]) createAll(component)

const live = document.querySelectorAll('[data-haicap-live]')
if (live.length > 0) {
  const { startLive } = await import('../work-list/live.js')
  for (const region of live) startLive(region)
}

for (const place of document.querySelectorAll('[data-haicap-watch]')) watch(place)
forgetDone()
for (const place of document.querySelectorAll('[data-haicap-keep]')) keepTyped(place)
for (const place of document.querySelectorAll('[data-haicap-guard]')) guard(place)
for (const place of document.querySelectorAll('[data-haicap-go-on]')) goOn(place)

/** Asks now and then for the number of the last change, and shows what is hidden when it is another. */
function watch(place) {
  const { haicapWatch: address, haicapSeen: seen } = place.dataset
  const [changed, still] = ['changed', 'still'].map((name) => place.querySelector(`[data-haicap-${name}]`))
  let tag = `"${seen}"`
  const ask = async () => {
    if (document.hidden) return
    const answer = await fetch(address, {
      headers: { accept: 'application/json', 'if-none-match': tag },
      cache: 'no-store'
    })
    if (answer.status !== 200) return
    tag = answer.headers.get('etag') ?? tag
    const { event } = await answer.json()
    if (String(event) === seen) return
    changed.hidden = false
    if (still) still.hidden = true
  }
  const quietly = () => ask().catch(() => undefined)
  setInterval(quietly, 20_000)
  document.addEventListener('visibilitychange', quietly)
}

/** Long texts outlive a reload and a lost session: kept in this tab until what was sent is done, which the next page says. */
function keepTyped(place) {
  const name = `haicap-keep ${place.dataset.haicapKeep}`
  const texts = [...place.querySelectorAll('textarea, input[type="text"]')]
  const kept = JSON.parse(sessionStorage.getItem(name) ?? '{}')
  for (const text of texts) if (!text.value && kept[text.name]) text.value = kept[text.name]
  place.addEventListener('input', () => {
    const typed = texts
      .filter((text) => text.value !== text.defaultValue)
      .map((text) => [text.name, text.value])
    sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(typed)))
  })
  place.addEventListener('submit', () => sessionStorage.setItem('haicap-sent', name))
}

function forgetDone() {
  const sent = sessionStorage.getItem('haicap-sent')
  if (!sent) return
  if (document.querySelector('.govuk-notification-banner--success')) sessionStorage.removeItem(sent)
  sessionStorage.removeItem('haicap-sent')
}

/** What was typed is not left by mistake: the browser asks before the page goes, unless the form is sent. */
function guard(place) {
  let typed = place.dataset.haicapGuard === 'typed'
  place.addEventListener('input', () => {
    typed = true
  })
  place.addEventListener('submit', () => {
    typed = false
  })
  addEventListener('beforeunload', (event) => {
    if (typed) event.preventDefault()
  })
}

/** Something long goes on by itself, as if its button were pressed again and again. */
function goOn(place) {
  const button = place.querySelector('button')
  setTimeout(() => button.form.requestSubmit(button), 200)
}
