import type { SLOT_STATES } from '../../src/inventory/inventory.schemas.ts'
import type { WordsIn } from './words.ts'

/** What a slot that cannot be booked is, and what else can stand in the way of a thing. */
type Hindrance = Exclude<(typeof SLOT_STATES)[number], 'open'> | 'none' | 'quantity' | 'once' | 'gone'

export const zh = {
  sold_out: '已订满',
  closed: '暂停开放',
  ended: '已停售',
  off_season: '不在采摘季',
  not_for_sale: '暂不出售',
  none: '不开放',
  quantity: '数量不在可订的范围里',
  once: '每人限订一份',
  gone: '已撤下',
} as const satisfies Record<Hindrance, string>

/** They stand alone and within sentences: “The night of 5 May is …”. */
export const en: WordsIn<typeof zh> = {
  sold_out: 'fully booked',
  closed: 'closed',
  ended: 'no longer on sale',
  off_season: 'out of season',
  not_for_sale: 'not for sale at present',
  none: 'not open',
  quantity: 'not sold in that quantity',
  once: 'one for each buyer',
  gone: 'withdrawn',
}
