import './styles/main.css'
import { startCountdowns } from './islands/countdown.ts'
import { keepOrder } from './islands/keep-order.ts'
import { forgetTyped, keepTyped } from './islands/keep-typed.ts'
import { startPriceCalendar } from './islands/price-calendar.ts'

startCountdowns()
keepOrder()
startPriceCalendar()

const contact = document.querySelector<HTMLFormElement>('form[data-keep]')
if (contact) keepTyped(contact)
if (/\/orders\/[^/]+$/.test(location.pathname)) forgetTyped()

// The composer's own script is asked for where it is needed alone.
const composer = document.querySelector<HTMLFormElement>('form[data-compose]')
const proposals = document.querySelector<HTMLElement>('#proposals')
if (composer && proposals)
  import('./islands/compose.tsx').then(({ startComposer }) => startComposer(composer, proposals))
