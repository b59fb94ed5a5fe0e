import './styles/main.css'
import { startCallTotal } from './islands/call-total.ts'
import { startCountdowns } from './islands/countdown.ts'
import { forgetFarm } from './islands/forget-farm.ts'
import { keepPages } from './islands/keep-pages.ts'
import { forgetTyped, keepTyped } from './islands/keep-typed.ts'
import { startPriceCalendar } from './islands/price-calendar.ts'

startCountdowns()
keepPages()
startPriceCalendar()

const call = document.querySelector<HTMLFormElement>('form[data-call]')
if (call) startCallTotal(call)

const contact = document.querySelector<HTMLFormElement>('form[data-keep]')
if (contact) keepTyped(contact)
if (/\/orders\/[^/]+$/.test(location.pathname)) forgetTyped()

// The composer's own script is asked for where it is needed alone, and after what is to be read: the form works without.
const composer = document.querySelector<HTMLFormElement>('form[data-compose]')
const proposals = document.querySelector<HTMLElement>('#proposals')
if (composer && proposals)
  afterLoading(() => import('./islands/compose.tsx').then(({ startComposer }) => startComposer(composer, proposals)))

// What of a farm is kept here is seen to by every page but its own.
if (!document.querySelector('.farm')) afterLoading(() => void forgetFarm().catch(() => {}))
const photos = document.querySelector<HTMLElement>('[data-photos]')
if (photos) void import('./islands/photos/photos.ts').then(({ startPhotos }) => startPhotos(photos))

function afterLoading(act: () => void): void {
  if (document.readyState === 'complete') act()
  else window.addEventListener('load', act, { once: true })
}
