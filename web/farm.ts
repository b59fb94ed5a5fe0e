/** What moves on a host's pages, beside what moves on all. They work without it. */
import { watchArrivals } from './islands/farm-now.ts'
import { offerReading } from './islands/read-aloud.ts'
import { offerScanning } from './islands/scan.ts'

const root = document.querySelector<HTMLElement>('[data-now-from]')
if (root?.dataset.nowFrom) watchArrivals(root, root.dataset.nowFrom)
if (root) offerReading(root)

const form = document.querySelector<HTMLFormElement>('[data-scan-form]')
if (form) void offerScanning(form)

const print = document.querySelector<HTMLElement>('[data-print]')
if (print) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
}
