import type { Order } from '../../src/bookings/bookings.schemas.ts'
import { useFace } from '../face.tsx'

/** The red seal marks what is settled; what still waits, or is over, is only framed. */
export function Seal({ status }: { status: Order['status'] }) {
  const { words } = useFace()
  return <span class={`seal ${status}`}>{words.order.status[status]}</span>
}
