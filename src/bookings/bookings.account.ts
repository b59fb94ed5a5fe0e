import type { Deps } from '../deps.ts'
import type { OrderAccess } from '../secrets.ts'
import * as sql from './bookings.account.sql.ts'

/**
 * The orders that guests placed with this phone become the account's, now that it has proved the phone. Answers what the
 * newest of them calls its guest, or null when there was none.
 */
export function joinOrders(deps: Deps, accountId: string, phoneHash: string): Promise<string | null> {
  return sql.joinOrders(deps.db, accountId, phoneHash)
}

/** An account's orders, those ahead first. */
export function ordersOf(deps: Deps, accountId: string): Promise<sql.OwnOrder[]> {
  return sql.readOwnOrders(deps.db, accountId)
}

/** An account's access to an order of its own; null when there is no such order, or it is another's. */
export function accountAccess(deps: Deps, accountId: string, orderId: string): Promise<OrderAccess | null> {
  return sql.readAccountAccess(deps.db, accountId, orderId)
}
