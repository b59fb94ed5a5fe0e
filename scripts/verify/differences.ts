import type { DatabaseSync } from 'node:sqlite'
import { answerFaults, redemptionFaults } from './arrivals.ts'
import { readBooks } from './books.ts'
import { claimFaults, eventFaults, inventoryFaults, moneyFaults, outboxFaults, statusFaults } from './checks.ts'
import { otherCalendarFaults } from './other-calendars.ts'
import { reviewFaults } from './reviews.ts'

const CHECKS = [
  inventoryFaults,
  moneyFaults,
  statusFaults,
  claimFaults,
  eventFaults,
  outboxFaults,
  answerFaults,
  redemptionFaults,
  reviewFaults,
]

/** Every place where a counter, a sum or a record disagrees with the orders, or with other platforms' calendars, one sentence each. */
export function differencesIn(database: DatabaseSync) {
  const books = readBooks(database)
  const differences = [...CHECKS.flatMap((check) => [...check(books)]), ...otherCalendarFaults(database)]
  const checked = {
    orders: books.orders.length,
    lines: books.orders.reduce((sum, order) => sum + order.lines.length, 0),
    slots: books.slots.length,
    events: books.orders.reduce((sum, order) => sum + order.events.length, 0),
  }
  return { checked, differences }
}
