import type { Books, LineRow, OrderRow } from './books.ts'

const LIVING = new Set(['held', 'awaiting_host', 'confirmed', 'completed'])
const lives = (line: LineRow) => LIVING.has(line.status)

/** `taken` is what living lines draw, no more and no less, and never beyond the capacity. */
export function* inventoryFaults({ orders, slots }: Books) {
  const drawn = new Map<string, number>()
  for (const line of orders.flatMap((order) => order.lines).filter(lives)) {
    for (const [slotId, places] of Object.entries(line.draws)) drawn.set(slotId, (drawn.get(slotId) ?? 0) + places)
  }
  const known = new Set(slots.map((slot) => slot.id))
  for (const slotId of drawn.keys()) if (!known.has(slotId)) yield `slot ${slotId}: drawn on, but there is no such slot`
  for (const slot of slots) {
    const expected = drawn.get(slot.id) ?? 0
    if (slot.taken !== expected) yield `slot ${slot.id}: taken is ${slot.taken}, its orders draw ${expected}`
    if (slot.taken > slot.capacity) yield `slot ${slot.id}: ${slot.taken} taken of ${slot.capacity}`
  }
  for (const order of orders) yield* drawFaults(order)
}

function* drawFaults(order: OrderRow) {
  for (const line of order.lines) {
    for (const [slotId, places] of Object.entries(line.draws)) {
      if (!Number.isInteger(places) || places <= 0 || places % line.quantity !== 0)
        yield `order ${order.id} line ${line.position}: draws ${places} on ${slotId}`
    }
    for (const { id } of line.slots)
      if (!(id in line.draws)) yield `order ${order.id} line ${line.position}: sells ${id} and draws nothing on it`
  }
}

/** Totals are the sums of their parts, and the ledger gives back what was paid less the fees. */
export function* moneyFaults({ orders, strays }: Books) {
  for (const stray of strays) yield `${stray}: there is no such order`
  for (const order of orders) {
    for (const line of order.lines) {
      const amount = line.slots.reduce((sum, slot) => sum + slot.priceFen, 0) * line.quantity
      if (amount !== line.amount_fen)
        yield `order ${order.id} line ${line.position}: amount is ${line.amount_fen} fen, its slots cost ${amount}`
      if (line.fee_fen > 0 && line.status !== 'cancelled')
        yield `order ${order.id} line ${line.position}: a fee on a line that is ${line.status}`
    }
    const total = order.lines.reduce((sum, line) => sum + line.amount_fen, 0)
    if (total !== order.total_fen) yield `order ${order.id}: total is ${order.total_fen} fen, its lines sum to ${total}`
    yield* ledgerFaults(order)
  }
}

function* ledgerFaults(order: OrderRow) {
  const settled = (kind: string) =>
    order.payments
      .filter((row) => row.kind === kind && row.state === 'settled')
      .reduce((sum, row) => sum + row.amount_fen, 0)
  const [charged, refunded] = [settled('charge'), settled('refund')]
  if (charged > order.total_fen) yield `order ${order.id}: ${charged} fen charged, the total is ${order.total_fen}`
  if (order.status !== 'cancelled' && refunded > 0)
    yield `order ${order.id}: ${refunded} fen refunded on an order that is ${order.status}`
  if (charged > 0 && (order.status === 'held' || order.status === 'expired'))
    yield `order ${order.id}: ${charged} fen charged on an order that is ${order.status}`
  if (order.status !== 'cancelled') return
  const fees = order.lines.reduce((sum, line) => sum + line.fee_fen, 0)
  const due = Math.max(0, charged - fees)
  if (refunded !== due) yield `order ${order.id}: ${refunded} fen refunded, ${due} were due`
}

/** An order that has ended has no line that lives, and a line that lives has the status of its order. */
export function* statusFaults({ orders }: Books) {
  for (const order of orders) {
    if (order.lines.length === 0) yield `order ${order.id}: has no lines`
    for (const line of order.lines.filter(lives)) {
      const fits = LIVING.has(order.status) && (line.status === order.status || line.status === 'awaiting_host')
      if (!fits) yield `order ${order.id} line ${line.position}: is ${line.status} in an order that is ${order.status}`
    }
  }
}

/** A once-per-buyer right is used up by exactly the living lines that asked for it. */
export function* claimFaults({ orders, claims }: Books) {
  const held = new Map(claims.map((claim) => [claim.key, `${claim.order_id} ${claim.position}`]))
  const due = new Map<string, string>()
  for (const { order_id, position, claim_key: key } of orders.flatMap((order) => order.lines).filter(lives)) {
    if (key === null) continue
    if (due.has(key)) yield `claim ${key}: two living lines, ${due.get(key)} and ${order_id} ${position}`
    due.set(key, `${order_id} ${position}`)
  }
  for (const [key, line] of due) if (held.get(key) !== line) yield `claim ${key}: line ${line} lives without it`
  for (const [key, line] of held) if (!due.has(key)) yield `claim ${key}: kept by line ${line}, which does not live`
}

const NEXT: Record<string, string[]> = {
  start: ['held'],
  held: ['confirmed', 'expired', 'cancelled'],
  confirmed: ['completed', 'cancelled'],
}

/** Every change of state left its event: from the hold to where the order stands now, by lawful steps. */
export function* eventFaults({ orders }: Books) {
  for (const order of orders) {
    const path = order.events
      .filter((event) => event.kind.startsWith('order.'))
      .map((event) => event.kind.slice('order.'.length))
    let state = 'start'
    for (const next of path) {
      if (!NEXT[state]?.includes(next)) yield `order ${order.id}: an event moves it from ${state} to ${next}`
      state = next
    }
    if (state !== order.status) yield `order ${order.id}: is ${order.status}, its events end at ${state}`
  }
}

/** The guest hears of every change, and every host of the order from its confirmation on. */
export function* outboxFaults({ orders }: Books) {
  for (const order of orders) {
    let confirmed = false
    for (const event of order.events) {
      confirmed ||= event.kind === 'order.confirmed'
      const hosts = confirmed ? order.lines.map((line) => `host:${line.host_id}`) : []
      for (const recipient of new Set([`guest:${order.id}`, ...hosts])) {
        if (!event.recipients.includes(recipient))
          yield `event ${event.id} (${event.kind} of ${order.id}): nothing in the outbox for ${recipient}`
      }
    }
  }
}
