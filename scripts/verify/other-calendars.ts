import type { DatabaseSync } from 'node:sqlite'

interface SlotRow {
  id: string
  product_id: string | null
  day: string | null
  starts_at: number | null
  ends_at: number | null
  capacity: number
  blocked: number
}

interface BusyRow {
  feed_id: string
  uid: string
  starts_at: number
  ends_at: number
  from_day: string
  to_day: string
  booked: number
}

interface BlockRow {
  slot_id: string
  feed_id: string
  uid: string
  places: number
  booked: number
}

/** What other platforms have taken of our slots is what their calendars last said, counted here row by row. */
export function* otherCalendarFaults(database: DatabaseSync) {
  const all = <Row>(table: string) => database.prepare(`SELECT * FROM ${table}`).all() as Row[] // the row types above name the columns
  const slots = all<SlotRow>('slot')
  const blocks = all<BlockRow>('feed_block')
  const blockedOf = new Map<string, number>()
  for (const { slot_id, places } of blocks) blockedOf.set(slot_id, (blockedOf.get(slot_id) ?? 0) + places)
  for (const { id, blocked } of slots) {
    const expected = blockedOf.get(id) ?? 0
    if (blocked !== expected) yield `slot ${id}: blocked is ${blocked}, other calendars take ${expected}`
  }

  const nameOf = ({ slot_id, feed_id, uid, places, booked }: BlockRow) =>
    `slot ${slot_id}: ${places} places for ${booked ? 'a booking' : 'a closure'} ${uid} of feed ${feed_id}`
  const due = new Set<string>()
  const stays = new Set(
    all<{ id: string; kind: string }>('product').flatMap(({ id, kind }) => (kind === 'stay' ? id : [])),
  )
  const echoes = new Set(
    all<{ feed_id: string; uid: string }>('feed_echo').map(({ feed_id, uid }) => `${feed_id} ${uid}`),
  )
  const busy = Map.groupBy(all<BusyRow>('feed_busy'), (row) => `${row.feed_id} ${row.uid}`)
  const slotsOf = Map.groupBy(slots, (slot) => slot.product_id)
  for (const feed of all<{ id: string; product_id: string; takes: number | null; closures: number }>('feed')) {
    for (const [event, times] of busy) {
      if (times[0]?.feed_id !== feed.id || echoes.has(event)) continue
      for (const slot of slotsOf.get(feed.product_id) ?? []) {
        if (slot.day === null) continue
        const met = times.filter(
          (time) => (time.booked || feed.closures) && meets(time, slot, stays.has(feed.product_id)),
        )
        if (met.length === 0) continue
        const places = feed.takes ?? slot.capacity
        const booked = met.some((time) => time.booked) ? 1 : 0
        due.add(nameOf({ slot_id: slot.id, feed_id: feed.id, uid: met[0]?.uid ?? '', places, booked }))
      }
    }
  }
  const kept = new Set(blocks.map(nameOf))
  for (const block of due) if (!kept.has(block)) yield `${block}: it stays open`
  for (const block of kept) if (!due.has(block)) yield `${block}: no calendar says so`
}

function meets(time: BusyRow, slot: SlotRow, isStay: boolean): boolean {
  if (isStay) return time.from_day <= String(slot.day) && String(slot.day) < time.to_day
  return Number(slot.starts_at) < time.ends_at && time.starts_at < Number(slot.ends_at)
}
