/** What moves on pages of hosts and of the desk, beside what moves on all. They work without it. */
import { startCallTotal } from './islands/call-total.ts'
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

const call = document.querySelector<HTMLFormElement>('form[data-call]')
if (call) startCallTotal(call)

const photos = document.querySelector<HTMLElement>('[data-photos]')
if (photos) void import('./islands/photos/photos.ts').then(({ startPhotos }) => startPhotos(photos))
