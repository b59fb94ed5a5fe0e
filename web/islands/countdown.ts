/**
 * Counts a hold down by how much time the server said was left when it answered, so that a phone whose clock is wrong
 * shows it right, and a script that arrives late does not give time away. At zero the page is asked for again, once: the server knows what became of the hold.
 */
export function startCountdowns(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-seconds-left]')) count(element)
}

function count(element: HTMLElement): void {
  const [page] = performance.getEntriesByType('navigation')
  const answeredAt = page instanceof PerformanceNavigationTiming ? page.responseStart : performance.now()
  const endsAt = answeredAt + Number(element.dataset.secondsLeft) * 1000
  let timer: number | undefined
  const show = () => {
    const seconds = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000))
    element.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    if (seconds > 0) return
    window.clearInterval(timer)
    // A second later than the deadline, so that a round-off does not find the hold still alive.
    window.setTimeout(() => window.location.reload(), 1000)
  }
  element.hidden = false
  show()
  timer = window.setInterval(show, 500)
  // A page taken from the back button's memory has a stale number of seconds.
  window.addEventListener('pageshow', (event) => event.persisted && window.location.reload())
}
