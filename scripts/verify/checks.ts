import type { Books, EventRow, LineRow, OrderRow } from './books.ts'

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
  if (charged > 0 && (order.status === 'held' || order.status === 'expired'))
    yield `order ${order.id}: ${charged} fen charged on an order that is ${order.status}`
  // What lives on is kept, and of what does not its fee; whatever was paid beyond that has come back.
  const kept = order.lines.reduce((sum, line) => sum + (lives(line) ? line.amount_fen : line.fee_fen), 0)
  const due = Math.max(0, charged - kept)
  if (refunded !== due) yield `order ${order.id}: ${refunded} fen refunded, ${due} were due`
  yield* partFaults(order)
}

/** Every line that went by itself left its fee in the record, and what came back for a part is in the ledger. */
function* partFaults(order: OrderRow) {
  const parts = order.events.filter((event) => event.kind === 'order.part_cancelled')
  const gone = new Set<number>()
  for (const { id, detail } of parts) {
    for (const [position, fee] of Object.entries(detail.fees ?? {})) {
      const line = order.lines.find((candidate) => candidate.position === Number(position))
      if (gone.has(Number(position))) yield `event ${id} of ${order.id}: cancels line ${position} again`
      if (line?.status !== 'cancelled' || line.fee_fen !== fee)
        yield `event ${id} of ${order.id}: cancels line ${position} for ${fee} fen, the line says ${line?.status} and ${line?.fee_fen}`
      gone.add(Number(position))
    }
    const told = detail.refundFen ?? 0
    if (told > 0 && !order.payments.some((row) => row.kind === 'refund' && row.amount_fen === told))
      yield `event ${id} of ${order.id}: tells a refund of ${told} fen that is not in the ledger`
  }
  for (const line of order.lines) {
    if (line.status === 'cancelled' && order.status !== 'cancelled' && !gone.has(line.position))
      yield `order ${order.id} line ${line.position}: is cancelled, and no event says so`
  }
}

/**
 * An order that has ended has no line that lives, a line that lives has the status of its order, and an order that
 * lives has such a line and ends with the last of them.
 */
export function* statusFaults({ orders }: Books) {
  for (const order of orders) {
    if (order.lines.length === 0) yield `order ${order.id}: has no lines`
    const living = order.lines.filter(lives)
    for (const line of living) {
      const fits = LIVING.has(order.status) && (line.status === order.status || line.status === 'awaiting_host')
      if (!fits) yield `order ${order.id} line ${line.position}: is ${line.status} in an order that is ${order.status}`
    }
    if (!LIVING.has(order.status) || living.length === 0) {
      if (LIVING.has(order.status)) yield `order ${order.id}: is ${order.status}, and none of its lines lives`
      continue
    }
    const ends = living.map((line) => line.ends_at)
    const end = ends.includes(null) ? null : Math.max(...ends.map(Number))
    if (order.ends_at !== end) yield `order ${order.id}: ends at ${order.ends_at}, its last line at ${end}`
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
  confirmed: ['part_cancelled', 'completed', 'cancelled'],
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
      if (next !== 'part_cancelled') state = next
    }
    if (state !== order.status) yield `order ${order.id}: is ${order.status}, its events end at ${state}`
  }
}

/**
 * A confirmation, and the end of what had been confirmed, is told to the guest and to every host whose lines it concerns;
 * a text message goes only to whoever is told.
 */
export function* outboxFaults({ orders }: Books) {
  for (const order of orders) {
    let confirmed = false
    const gone = new Set<string>()
    for (const event of order.events) {
      confirmed ||= event.kind === 'order.confirmed'
      // Of a host's answer the guest hears; she herself only of what was decided without her.
      if (event.kind.startsWith('line.')) {
        const lines = order.lines.filter(({ position }) => event.detail.lines?.includes(position))
        const overdue = event.detail.reason === 'no_answer' ? lines.map((line) => `host:${line.host_id}`) : []
        if (event.kind === 'line.declined') for (const { position } of lines) gone.add(String(position))
        yield* recipientFaults(order, event, new Set([`guest:${order.id}`, ...overdue]))
        continue
      }
      const parts = event.kind === 'order.part_cancelled' ? Object.keys(event.detail.fees ?? {}) : null
      const concerned = order.lines.filter(({ position }) =>
        parts ? parts.includes(String(position)) : !gone.has(String(position)),
      )
      for (const position of parts ?? []) gone.add(position)
      const told = confirmed && TOLD.has(event.kind)
      const expected = new Set(told ? [`guest:${order.id}`, ...concerned.map((line) => `host:${line.host_id}`)] : [])
      yield* recipientFaults(order, event, expected)
    }
  }
}

function* recipientFaults(order: OrderRow, event: EventRow, expected: ReadonlySet<string>) {
  for (const recipient of expected) {
    if (!event.recipients.includes(recipient))
      yield `event ${event.id} (${event.kind} of ${order.id}): nothing in the outbox for ${recipient}`
  }
  for (const recipient of event.recipients) {
    if (!expected.has(/^(?:sms:)?([^:]+:[^:]+)/.exec(recipient)?.[1] ?? ''))
      yield `event ${event.id} (${event.kind} of ${order.id}): does not concern ${recipient}, who is told of it`
  }
}

const TOLD = new Set(['order.confirmed', 'order.part_cancelled', 'order.cancelled'])
