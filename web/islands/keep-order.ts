/**
 * Lets this browser keep the order's page for where there is no signal. The worker's reach is the orders' pages in the
 * reader's language; nothing else of the site is touched by it.
 */
export function keepOrder(): void {
  const scope = document.querySelector<HTMLElement>('[data-keep-orders]')?.dataset.keepOrders
  // A browser that may not keep it, for lack of room or in a private window, shows the page all the same.
  if (scope) navigator.serviceWorker?.register('/order-worker.js', { scope }).catch(() => {})
}
