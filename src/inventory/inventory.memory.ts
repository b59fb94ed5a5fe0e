import type { Reads } from '../database.ts'
import type { Offer, OfferedSlot } from './inventory.rules.ts'
import { readOffers } from './inventory.sql.ts'

/** What is offered in the slots that were asked for: enough to price a trip without the database. */
export interface OfferBook {
  slot(slotId: string): OfferedSlot | undefined
  offer(productId: string): Offer | undefined
}

/** Beyond this many slots the memory starts afresh: about 10 MB of an isolate's 128. */
const MOST_SLOTS = 40_000

/**
 * The isolate's memory of offers. An order carries the version of each product it was priced with, and the database
 * refuses an old one; so what is remembered can be stale but never wrong: whoever is refused asks afresh.
 */
export class OfferMemory {
  readonly #db: Reads
  readonly #now: () => number
  readonly #slots = new Map<string, { slot: OfferedSlot; readAt: number }>()
  readonly #offers = new Map<string, Offer>()

  constructor(db: Reads, now: () => number) {
    this.#db = db
    this.#now = now
  }

  /** Offers for these slots, no older than `maxAgeMs`; 0 asks afresh. One D1 trip when any is missing or older, else none. */
  async forSlots(slotIds: readonly string[], maxAgeMs: number): Promise<OfferBook> {
    const oldest = this.#now() - maxAgeMs
    const known =
      maxAgeMs > 0 && slotIds.every((id) => (this.#slots.get(id)?.readAt ?? Number.NEGATIVE_INFINITY) >= oldest)
    if (!known) await this.#read(slotIds)
    // Copied at once: another request may turn a page of the memory before this one goes on.
    const slots = new Map(slotIds.flatMap((id) => this.#slots.get(id)?.slot ?? []).map((slot) => [slot.id, slot]))
    const offers = new Map([...slots.values()].map((slot) => [slot.productId, this.#offers.get(slot.productId)]))
    return { slot: (id) => slots.get(id), offer: (id) => offers.get(id) }
  }

  async #read(slotIds: readonly string[]): Promise<void> {
    const parts = await readOffers(this.#db, slotIds)
    if (this.#slots.size > MOST_SLOTS) {
      this.#slots.clear()
      this.#offers.clear()
    }
    const moved = new Set<string>()
    for (const offer of parts.offers) {
      if (this.#offers.get(offer.productId)?.version !== offer.version) moved.add(offer.productId)
      this.#offers.set(offer.productId, offer)
    }
    // What was read under another version, such as a night's price tier, goes with that version.
    if (moved.size > 0) for (const [id, { slot }] of this.#slots) if (moved.has(slot.productId)) this.#slots.delete(id)
    for (const slot of parts.slots) this.#slots.set(slot.id, { slot, readAt: this.#now() })
  }
}
