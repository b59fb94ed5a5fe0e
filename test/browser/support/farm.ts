import type { Page } from 'playwright-core'
import { changeRows } from './rows.ts'
import { signInAs } from './sign-in.ts'
import { confirm, dayAhead, holdPlan } from './trip.ts'
import { visitor } from './visitor.ts'

/** At 桂兰's: a room for tonight, and cured pork to fetch on any day. */
export const roomTonight = () => `guilan-double-1.1.guilan-double-${dayAhead(0).replaceAll('-', '')}`
export const pork = (count: number) => `cured-pork-1.${count}.cured-pork-lot`
/** A room that is booked once she has said yes. */
export const familyRoom = (day: number) => `guilan-family-1.1.guilan-family-${dayAhead(day).replaceAll('-', '')}`

/** A tourist with a browser of his own books and confirms; answers his page, at the order. */
export async function touristBooks(plan: string, name: string): Promise<Page> {
  const tourist = await visitor()
  await holdPlan(tourist, plan, { name })
  await confirm(tourist)
  return tourist
}

/** The code that a guest shows at the gate. */
export async function codeOf(tourist: Page): Promise<string> {
  return (await tourist.locator('.code-letters').innerText()).replace(/\s/g, '')
}

/** 桂兰, or her helper, on the farm's page. */
export async function hostAt(
  path = '',
  { who = '周桂兰', ...more }: { who?: string } & Parameters<typeof visitor>[0] = {},
): Promise<Page> {
  const page = await visitor(more)
  await signInAs(page, who, `/farm/guilan${path}`)
  return page
}

/** Gives the second order a code that ends as the first one's. */
export function endCodeAlike(first: string, second: string): Promise<void> {
  return changeRows('UPDATE orders SET code = substr(code, 1, 4) || ?2 WHERE code = ?1', second, first.slice(-4))
}
