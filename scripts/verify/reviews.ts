import type { Books, LineRow, OrderRow, ReviewRow } from './books.ts'

/** Every review is of something that was had, and tallies count those in the open, no more and no less. */
export function* reviewFaults({ orders, reviews, tallies }: Books) {
  const byId = new Map(orders.map((order) => [order.id, order]))
  for (const review of reviews)
    if (!wasHad(review, byId.get(review.order_id))) yield `review ${review.id}: of nothing that was had`
  const expected = new Map<string, { count: number; stars: number }>()
  for (const { product_id, host_id, stars, withdrawn_at, hidden_at } of reviews) {
    if (withdrawn_at !== null || hidden_at !== null) continue
    const sum = expected.get(`${product_id} of ${host_id}`) ?? { count: 0, stars: 0 }
    expected.set(`${product_id} of ${host_id}`, { count: sum.count + 1, stars: sum.stars + stars })
  }
  const kept = new Map(tallies.map(({ product_id, host_id, ...sum }) => [`${product_id} of ${host_id}`, sum]))
  for (const key of new Set([...expected.keys(), ...kept.keys()])) {
    const [is, due] = [kept.get(key), expected.get(key)].map(
      (sum) => `${sum?.count ?? 0} with ${sum?.stars ?? 0} stars`,
    )
    if (is !== due) yield `reviews of ${key}: tallied as ${is}, they are ${due}`
  }
  for (const order of orders) yield* invitationFaults(order)
}

/** An arrival may have been taken back since; what was cancelled was never had. */
function wasHad({ product_id, host_id }: ReviewRow, order: OrderRow | undefined): boolean {
  const lives = ({ status }: LineRow) => status === 'confirmed' || status === 'completed'
  return order?.lines.some((line) => line.product_id === product_id && line.host_id === host_id && lives(line)) ?? false
}

/** Asked how it was: once, and the guest alone. */
function* invitationFaults(order: OrderRow) {
  const invitations = order.reviewEvents.filter(({ kind }) => kind === 'review.invited')
  if (invitations.length > 1) yield `order ${order.id}: invited to review ${invitations.length} times`
  for (const { id, recipients } of invitations)
    for (const recipient of recipients)
      if (!recipient.endsWith(`guest:${order.id}`))
        yield `event ${id} (review.invited of ${order.id}): told to ${recipient}`
}
