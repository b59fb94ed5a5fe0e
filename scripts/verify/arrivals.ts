import type { Books, LineRow, OrderRow, RedemptionRow } from './books.ts'

/** Every line that a host declined was declined once, by an event that says so, and what came back for it is in the ledger. */
export function* answerFaults({ orders }: Books) {
  for (const order of orders) {
    const declined = new Map<number, string | null>()
    for (const { id, kind, detail } of order.events.filter((event) => event.kind.startsWith('line.'))) {
      for (const position of detail.lines ?? []) {
        const line = order.lines.find((candidate) => candidate.position === position)
        if (!line) yield `event ${id} of ${order.id}: answers line ${position}, which is not there`
        if (declined.has(position)) yield `event ${id} of ${order.id}: answers line ${position}, which was declined`
        if (kind === 'line.declined') declined.set(position, detail.reason ?? null)
        if (kind === 'line.accepted' && (line?.status === 'awaiting_host' || line?.status === 'declined'))
          yield `event ${id} of ${order.id}: accepts line ${position}, which is ${line.status}`
      }
      const told = detail.refundFen ?? 0
      if (told > 0 && !order.payments.some((row) => row.kind === 'refund' && row.amount_fen === told))
        yield `event ${id} of ${order.id}: tells a refund of ${told} fen that is not in the ledger`
    }
    for (const line of order.lines) {
      const isDeclined = line.status === 'declined'
      if (isDeclined !== declined.has(line.position))
        yield `order ${order.id} line ${line.position}: is ${line.status}, and ${isDeclined ? 'no event says so' : 'an event declines it'}`
      if (isDeclined && line.decline_reason !== (declined.get(line.position) ?? null))
        yield `order ${order.id} line ${line.position}: was declined for ${line.decline_reason}, its event says ${declined.get(line.position)}`
    }
  }
}

/** Who has come and who has not is what was counted at the door, less what was taken back. */
export function* redemptionFaults({ orders }: Books) {
  for (const order of orders) {
    for (const row of order.redemptions) yield* rowFaults(order, row)
    for (const line of order.lines) {
      const where = `order ${order.id} line ${line.position}`
      const [arrived, noShow] = [countOf(order, line, 'arrived'), countOf(order, line, 'no_show')]
      if (line.arrived !== arrived) yield `${where}: ${line.arrived} have come, ${arrived} were counted`
      if (line.no_show !== noShow) yield `${where}: ${line.no_show} did not come, ${noShow} were counted`
      if (arrived + noShow > line.quantity) yield `${where}: ${arrived} and ${noShow} were counted of ${line.quantity}`
      // Goods have no time of their own: they are over on the day on which the last of them went.
      const isHandedOver = arrived + noShow === line.quantity
      if (line.starts_at === null && line.status === 'confirmed' && (line.ends_at !== null) !== isHandedOver)
        yield `${where}: goods of which ${arrived} of ${line.quantity} went end at ${line.ends_at}`
    }
  }
}

function* rowFaults(order: OrderRow, row: RedemptionRow) {
  const where = `redemption ${row.id} of ${order.id}`
  const line = order.lines.find(({ position }) => position === row.position)
  if (!line) yield `${where}: of line ${row.position}, which is not there`
  else if (line.host_id !== row.host_id) yield `${where}: by ${row.host_id} for a line of ${line.host_id}`
  if (row.counted < 0 || row.counted > row.quantity) yield `${where}: ${row.counted} counted of ${row.quantity}`
  if (row.kind !== 'undone') return
  const undone = order.redemptions.find(({ id }) => id === row.undoes)
  const fits = undone && undone.id < row.id && undone.position === row.position && undone.counted === row.counted
  if (!fits || undone.kind === 'undone') yield `${where}: takes back ${row.undoes}, which it cannot`
  if (order.redemptions.some((other) => other.id < row.id && other.undoes === row.undoes))
    yield `${where}: takes back ${row.undoes} again`
}

function countOf({ redemptions }: OrderRow, { position }: LineRow, kind: string): number {
  const counts = (row: RedemptionRow) => row.position === position && row.kind === kind
  const undone = new Set(redemptions.flatMap(({ undoes }) => undoes ?? []))
  return redemptions.filter((row) => counts(row) && !undone.has(row.id)).reduce((sum, row) => sum + row.counted, 0)
}
