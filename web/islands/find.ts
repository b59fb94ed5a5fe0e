/** Changes that follow each other this closely are one step of the back button. */
const ONE_CHANGE_MS = 1500

/** Whoever types is let finish a word. */
const TYPING_MS = 250

/**
 * Shows what a change in the form finds without leaving the page: asks for the page of what the form says now, and puts
 * what was found, and the answers, in their place. The form's own fields stay as they are. Whenever anything is amiss the
 * form is sent as it would be without scripts.
 */
export function startFind(form: HTMLFormElement): void {
  let asking: AbortController | undefined
  let pushedAt = Number.NEGATIVE_INFINITY
  let typing: number | undefined

  const follow = async () => {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    const address = addressOf(form)
    try {
      const reply = await fetch(address, { signal })
      const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html')
      if (!reply.ok || !put(fresh)) throw new Error('not the page of a search')
    } catch {
      // A later change has taken over, or the form leads there all the same.
      if (!signal.aborted) form.submit()
      return
    }
    const isOneChange = performance.now() - pushedAt < ONE_CHANGE_MS
    if (address !== location.pathname + location.search)
      history[isOneChange ? 'replaceState' : 'pushState'](null, '', address)
    pushedAt = performance.now()
  }

  form.addEventListener('input', ({ target }) => {
    clearTimeout(typing)
    const isTyped = target instanceof HTMLInputElement && target.type !== 'radio'
    typing = window.setTimeout(follow, isTyped ? TYPING_MS : 0)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(typing)
    for (const open of form.querySelectorAll('details[name][open]')) open.removeAttribute('open')
    void follow()
  })
  window.addEventListener('popstate', () => location.reload())
  // Whoever goes on below has done with the question above.
  document.addEventListener('click', ({ target }) => {
    for (const open of form.querySelectorAll('details[name][open]'))
      if (target instanceof Node && target.isConnected && !open.contains(target)) open.removeAttribute('open')
  })
}

/** Of the fields that say something; a number that is not one yet says nothing. */
function addressOf(form: HTMLFormElement): string {
  const said = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value] as [string, string]] : [],
  )
  const query = new URLSearchParams(said).toString()
  return query ? `${location.pathname}?${query}` : location.pathname
}

/** Puts what depends on the search in the place of what stands there; false when the two pages do not match. */
function put(fresh: Document): boolean {
  const parts = (from: Document) => [...from.querySelectorAll('[data-find-part], .site-head nav')]
  const [old, arrived] = [parts(document), parts(fresh)]
  if (old.length !== arrived.length || old.length === 0) return false
  for (const [index, part] of old.entries()) part.replaceWith(arrived[index] ?? '')
  return true
}
