/** What the parts of the service worker share. Pages' scripts import none of it, so that it is built into the worker alone. */

/** What the browser gives a service worker; the types at hand are a page's and a Worker's of Cloudflare. */
export interface Waits {
  waitUntil(done: Promise<unknown>): void
}
export interface Fetches extends Waits {
  request: Request
  respondWith(reply: Promise<Response>): void
}
export interface ServiceWorker {
  location: Location
  registration?: { sync?: { register(tag: string): Promise<void> } }
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; matchAll(): Promise<{ url: string }[]> }
  addEventListener(type: 'install' | 'activate' | 'sync', listen: (event: Waits) => void): void
  addEventListener(type: 'message', listen: (event: Waits & { data: unknown }) => void): void
  addEventListener(type: 'fetch', listen: (event: Fetches) => void): void
}

const FILES = /(?:href|src)="(\/assets\/[^"]+)"/g

/** The files that a page wears. */
export function filesIn(html: string): string[] {
  return [...html.matchAll(FILES)].map(([, file = '']) => file)
}

export function pathOf(url: string): string {
  return new URL(url).pathname
}
