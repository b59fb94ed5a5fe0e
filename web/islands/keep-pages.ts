/**
 * Lets this browser keep pages for where there is no signal: an order's for its guest, a farm's day for its keeper. The
 * worker's reach is what the page names, in the reader's language; nothing else of the site is touched by it.
 */
export function keepPages(): void {
  const scope = document.querySelector<HTMLElement>('[data-worker-scope]')?.dataset.workerScope
  // A browser that may not keep it, for lack of room or in a private window, shows the page all the same.
  if (scope) navigator.serviceWorker?.register('/order-worker.js', { scope }).catch(() => {})
}
