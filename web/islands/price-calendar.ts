/**
 * Chooses days without leaving the page: asks for the page of the day that was clicked, and puts what depends on the
 * day in its place. Arrow keys move from day to day as in a grid (https://www.w3.org/WAI/ARIA/apg/patterns/grid/).
 * Whenever anything is amiss the link is followed as it would be without scripts.
 */
export function startPriceCalendar(): void {
  if (!document.querySelector('.choosing .calendar')) return
  becomeGrids()
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.choosing a') : null
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (!link || !isPlain || link.pathname !== location.pathname) return
    event.preventDefault()
    void choose(link.href)
  })
  document.addEventListener('keydown', (event) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('.choosing [data-day]') : null
    const next = cell && !event.altKey && !event.ctrlKey && !event.metaKey && neighbour(cell, event.key)
    if (!next) return
    event.preventDefault()
    focusDay(next)
  })
}

let asking: AbortController | undefined

async function choose(href: string): Promise<void> {
  asking?.abort()
  asking = new AbortController()
  const { signal } = asking
  document.querySelector('.choosing')?.setAttribute('aria-busy', 'true')
  try {
    const reply = await fetch(href, { signal })
    const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html')
    if (!reply.ok || reply.redirected || !put(fresh)) throw new Error('not the page of a day')
  } catch {
    // A later click has taken over, or the link leads there all the same.
    if (!signal.aborted) location.assign(href)
    return
  }
  history.replaceState(history.state, '', href)
  becomeGrids()
  document.querySelector('.choosing')?.removeAttribute('aria-busy')
  document.querySelector<HTMLElement>('#choose h3')?.focus({ preventScroll: true })
  // All of it, down to the button, where it fits the window.
  document.querySelector('#choose')?.scrollIntoView({ block: 'nearest' })
}

/** Puts whatever depends on the day in the place of what stands there; false when the two pages do not match. */
function put(fresh: Document): boolean {
  const regions = (from: Document) => [...from.querySelectorAll('[data-by-day], .site-head nav')]
  const [old, arrived] = [regions(document), regions(fresh)]
  if (!fresh.querySelector('#choose h3') || old.length !== arrived.length) return false
  for (const [index, region] of old.entries()) {
    const next = arrived[index] ?? ''
    // What was opened stays open.
    if (region instanceof HTMLDetailsElement && next instanceof HTMLDetailsElement) next.open ||= region.open
    region.replaceWith(next)
  }
  return true
}

/** A table is one stop of the keyboard: the day chosen, today, or the first that can be had. */
function becomeGrids(): void {
  for (const table of document.querySelectorAll('.choosing .calendar')) {
    table.setAttribute('role', 'grid')
    const days = [...table.querySelectorAll<HTMLElement>('[data-day]')].map(targetOf)
    for (const day of days) day.tabIndex = -1
    const first = days.find((day) => day.ariaCurrent) ?? days.find((day) => day instanceof HTMLAnchorElement) ?? days[0]
    if (first) first.tabIndex = 0
  }
}

/** What takes the focus in a day: its link, or the day itself when it leads nowhere, so that its state can be heard. */
function targetOf(cell: HTMLElement): HTMLElement {
  return cell.querySelector('a') ?? cell
}

function focusDay(cell: HTMLElement): void {
  const target = targetOf(cell)
  for (const other of cell.closest('table')?.querySelectorAll<HTMLElement>('[tabindex="0"]') ?? []) other.tabIndex = -1
  target.tabIndex = 0
  cell.closest('details')?.setAttribute('open', '')
  target.focus()
}

/** The day a key leads to from this one; over the end of a month into the next. */
function neighbour(cell: HTMLElement, key: string): HTMLElement | undefined {
  const cells = [...document.querySelectorAll<HTMLElement>('.choosing [data-day]')]
  const at = cells.indexOf(cell)
  const week = [...(cell.closest('tr')?.querySelectorAll<HTMLElement>('[data-day]') ?? [])]
  // On a narrow screen the days of a week stand below each other.
  const below = week.length > 1 && week[0]?.offsetLeft === week[1]?.offsetLeft ? 1 : 7
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -below, ArrowDown: below }
  if (key === 'Home') return week[0]
  if (key === 'End') return week.at(-1)
  if (key === 'PageUp' || key === 'PageDown')
    return inOtherMonth(cell.dataset.day ?? '', key === 'PageUp' ? -1 : 1, cells)
  return steps[key] ? cells[at + steps[key]] : undefined
}

/** The same day of the month before or after, or the nearest there is. */
function inOtherMonth(from: string, step: -1 | 1, cells: readonly HTMLElement[]): HTMLElement | undefined {
  const dayOf = (cell: HTMLElement) => cell.dataset.day ?? ''
  const months = [...new Set(cells.map((cell) => dayOf(cell).slice(0, 7)))]
  const month = months[months.indexOf(from.slice(0, 7)) + step]
  const days = cells.filter((cell) => dayOf(cell).slice(0, 7) === month)
  return days.findLast((cell) => dayOf(cell).slice(8) <= from.slice(8)) ?? days[0]
}
