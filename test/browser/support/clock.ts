import { township } from '../../support/own-township.ts'
import { changeRows } from './rows.ts'

/** Moves a hold's deadline into the past and lets cron pass by, as if fifteen minutes had gone. */
export async function letHoldLapse(orderUrl: string): Promise<void> {
  await changeOrder(orderUrl, 'UPDATE orders SET expires_at = placed_at - 1 WHERE id = ?1')
  await fetch(`${township.origin}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`)
}

/** Closes every link to the order that was given out. */
export async function revokeLinks(orderUrl: string): Promise<void> {
  await changeOrder(orderUrl, 'UPDATE orders SET token_version = token_version + 1 WHERE id = ?1')
}

/** Has the text message about the order's confirmation given up, as if the account had been out of money all day. */
export async function loseText(orderUrl: string): Promise<void> {
  await changeOrder(
    orderUrl,
    `INSERT INTO outbox (event_id, recipient, due_at, attempts, outcome, dead_at)
     SELECT event_id, 'sms:' || recipient, due_at, 6, 'isv.OUT_OF_SERVICE', due_at + 54000000 FROM outbox
     WHERE recipient = 'guest:' || ?1
     ON CONFLICT DO UPDATE SET sent_at = NULL, outcome = excluded.outcome, dead_at = excluded.dead_at`,
  )
}

/** Lets a quarter of an hour go by for the calendars of other platforms: each is due, and cron passes by. */
export async function letFeedsBeRead(): Promise<void> {
  await changeRows('UPDATE feed SET due_at = 0')
  await fetch(`${township.origin}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`)
}

function changeOrder(orderUrl: string, sql: string): Promise<void> {
  return changeRows(sql, orderUrl.split('/').at(-1))
}
