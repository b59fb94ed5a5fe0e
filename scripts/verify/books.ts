import type { DatabaseSync } from 'node:sqlite'

export interface LineRow {
  order_id: string
  position: number
  host_id: string
  product_id: string
  quantity: number
  amount_fen: number
  fee_fen: number
  starts_at: number | null
  ends_at: number | null
  arrived: number
  no_show: number
  decline_reason: string | null
  slots: { id: string; priceFen: number }[]
  draws: Record<string, number>
  claim_key: string | null
  status: string
}

export interface OrderRow {
  id: string
  status: string
  total_fen: number
  ends_at: number | null
  lines: LineRow[]
  events: EventRow[]
  /** What was said of it afterwards, and asked. */
  reviewEvents: EventRow[]
  payments: PaymentRow[]
  redemptions: RedemptionRow[]
}

export interface EventRow {
  id: number
  kind: string
  subject_id: string
  /**
   * Of a part cancellation: the fee in fen of each line that went, by its position, and what came back. Of a host's answer:
   * the lines it is about, why she said no, and what came back.
   */
  detail: { fees?: Record<string, number>; refundFen?: number; lines?: number[]; reason?: string | null }
  recipients: string[]
}

export interface PaymentRow {
  order_id: string
  kind: string
  amount_fen: number
  state: string
}

/** What was noted of a line at the door, in the order in which it reached us. */
export interface RedemptionRow {
  id: number
  order_id: string
  position: number
  host_id: string
  kind: string
  quantity: number
  counted: number
  undoes: number | null
}

export interface SlotRow {
  id: string
  capacity: number
  taken: number
}

export interface ReviewRow {
  id: string
  order_id: string
  product_id: string
  host_id: string
  stars: number
  withdrawn_at: number | null
  hidden_at: number | null
}

export interface TallyRow {
  product_id: string
  host_id: string
  count: number
  stars: number
}

export interface Books {
  orders: OrderRow[]
  slots: SlotRow[]
  claims: { key: string; order_id: string; position: number }[]
  reviews: ReviewRow[]
  tallies: TallyRow[]
  /** Rows that name an order which is not there. */
  strays: string[]
}

/** Plain rows, put together here: no join, no aggregate, nothing the product computes. */
export function readBooks(database: DatabaseSync): Books {
  const all = <Row>(table: string) => database.prepare(`SELECT * FROM ${table}`).all() as Row[] // the row types above name the columns
  const orders = new Map(
    all<OrderRow>('orders').map((row): [string, OrderRow] => [
      row.id,
      { ...row, lines: [], events: [], reviewEvents: [], payments: [], redemptions: [] },
    ]),
  )
  const strays: string[] = []
  for (const row of all<LineRow & { slots: unknown; draws: unknown }>('order_line')) {
    const line = { ...row, slots: JSON.parse(String(row.slots)), draws: JSON.parse(String(row.draws)) } as LineRow
    const order = orders.get(line.order_id)
    if (order) order.lines.push(line)
    else strays.push(`line ${line.position} of ${line.order_id}`)
  }
  const recipients = Map.groupBy(all<{ event_id: number; recipient: string }>('outbox'), (row) => row.event_id)
  for (const row of all<EventRow & { detail: unknown }>('event').sort((a, b) => a.id - b.id)) {
    const event = { ...row, detail: JSON.parse(String(row.detail)) } as EventRow
    const heard = recipients.get(event.id)?.map((row) => row.recipient) ?? []
    const order = orders.get(event.subject_id)
    const isReview = event.kind.startsWith('review.')
    if (order) (isReview ? order.reviewEvents : order.events).push({ ...event, recipients: heard })
    else if (/^(order|line|review)\./.test(event.kind)) strays.push(`event ${event.id} of ${event.subject_id}`)
  }
  for (const payment of all<PaymentRow>('payment')) {
    const order = orders.get(payment.order_id)
    if (order) order.payments.push(payment)
    else strays.push(`payment of ${payment.order_id}`)
  }
  for (const redemption of all<RedemptionRow>('redemption').sort((a, b) => a.id - b.id)) {
    const order = orders.get(redemption.order_id)
    if (order) order.redemptions.push(redemption)
    else strays.push(`redemption ${redemption.id} of ${redemption.order_id}`)
  }
  return {
    orders: [...orders.values()],
    slots: all<SlotRow>('slot'),
    claims: all<Books['claims'][number]>('claim'),
    reviews: all<ReviewRow>('review'),
    tallies: all<TallyRow>('review_tally'),
    strays,
  }
}
