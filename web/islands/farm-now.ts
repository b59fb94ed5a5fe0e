/** So often is asked whether anything changed, while the page is looked at. */
const EVERY_MS = 4000
/** After a failure it is asked less and less often, up to this. */
const AT_MOST_MS = 30_000
/** So long an answer is waited for. */
const PATIENCE_MS = 8000

/**
 * Renews a host's page while it is looked at: asks for what changes on it every few seconds, which mostly costs nothing,
 * and puts it in its place. Says when there is no signal, and since when what stands there is old. Signed out, it leaves.
 */
export function watchArrivals(root: HTMLElement, from: string): void {
  let timer: number | undefined
  let failures = 0
  let asOf = ''
  let asking = false

  const next = () => {
    window.clearTimeout(timer)
    if (!document.hidden) timer = window.setTimeout(ask, Math.min(EVERY_MS * 2 ** failures, AT_MOST_MS))
  }
  const ask = async () => {
    window.clearTimeout(timer)
    if (asking || document.hidden) return
    asking = true
    try {
      await renew(root, from)
      asOf = root.dataset.asOf ?? asOf
      failures = 0
      tell(root, null)
    } catch {
      failures++
      tell(root, asOf)
    }
    asking = false
    next()
  }
  asOf = root.dataset.asOf ?? ''
  document.addEventListener('visibilitychange', () => (document.hidden ? window.clearTimeout(timer) : ask()))
  window.addEventListener('online', () => {
    failures = 0
    void ask()
  })
  // Told at once, not at the next question.
  window.addEventListener('offline', () => tell(root, asOf))
  window.addEventListener('pageshow', (event) => event.persisted && ask())
  if (isKept()) void ask()
  else next()
}

/** Whether the service worker showed this page for lack of a signal. */
function isKept(): boolean {
  return 'kept' in document.documentElement.dataset
}

async function renew(root: HTMLElement, from: string): Promise<void> {
  const { tag } = root.dataset
  const reply = await fetch(from, {
    redirect: 'manual',
    headers: tag ? { 'if-none-match': tag } : {},
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  // Signed out, or no helper any longer: the page itself says which.
  if (reply.type === 'opaqueredirect' || [401, 403, 404].includes(reply.status)) return location.reload()
  if (reply.status !== 200 && reply.status !== 304) throw new Error(`The page could not be renewed: ${reply.status}`)
  // There is a signal again: the page as it is now takes the place of the one that was kept, unless she is typing.
  if (isKept()) return document.activeElement instanceof HTMLInputElement ? undefined : location.reload()
  root.dataset.asOf = reply.headers.get('x-as-of') ?? ''
  if (reply.status === 200) {
    put(root, new DOMParser().parseFromString(await reply.text(), 'text/html'))
    root.dataset.tag = reply.headers.get('etag') ?? ''
  }
  const text = root.querySelector<HTMLElement>('[data-as-of-text]')
  if (text) text.textContent = (text.dataset.asOfText ?? '').replace('{time}', root.dataset.asOf)
}

/** Puts what arrived in the place of what stands there, and leaves the focus where it was. */
function put(root: HTMLElement, fresh: Document): void {
  const focused = pathTo(document.activeElement)
  for (const region of root.querySelectorAll<HTMLElement>('[data-now]')) {
    const arrived = fresh.querySelector(`[data-now="${region.dataset.now}"]`)
    if (arrived) region.replaceWith(arrived)
  }
  if (focused && !root.contains(document.activeElement)) root.querySelector<HTMLElement>(focused)?.focus()
}

/** What finds an element again after it was replaced: a link or form by where it leads. */
function pathTo(element: Element | null): string | null {
  const href = element?.getAttribute('href')
  const action = element?.closest('form')?.getAttribute('action')
  if (!element?.closest('[data-now]')) return null
  return href
    ? `[data-now] [href="${CSS.escape(href)}"]`
    : action
      ? `[data-now] form[action="${CSS.escape(action)}"] button`
      : null
}

function tell(root: HTMLElement, lostSince: string | null): void {
  const element = root.querySelector<HTMLElement>('[data-lost]')
  if (!element || isKept()) return
  const text = lostSince === null ? '' : (element.dataset.lost ?? '').replace('{time}', lostSince)
  if (element.textContent !== text) element.textContent = text
  element.hidden = text === ''
}
