import { dayOf, instantOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { monthAfter, type SalesOfMonth, salesByMonth, sumsOf } from './sales.rules.ts'
import { readSold } from './sales.sql.ts'

/** So many months are told at once. */
const MONTHS = 12

export interface Sales {
  /** The month that was asked for, also when nothing was sold in it. */
  chosen: SalesOfMonth
  /** It and the eleven before, the latest first; months without sales are left out. */
  months: SalesOfMonth[]
}

/** What a host has sold in that month (`2026-11`; this one when it is none) and in those before. */
export async function salesOf(
  deps: Deps,
  who: { hostId: string; accountId: string },
  asked: string | undefined,
): Promise<Sales> {
  const month = asked !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : dayOf(deps.now()).slice(0, 7)
  const from = instantOf(`${monthAfter(month, 1 - MONTHS)}-01`)
  const until = instantOf(`${monthAfter(month, 1)}-01`)
  const months = salesByMonth(await readSold(deps.db, who, from, until))
  const chosen = months.find((each) => each.month === month) ?? { month, sums: sumsOf([]), listings: [] }
  return { chosen, months }
}
