import type { WordsIn } from './words.ts'

/** One's own inbox, and a farm's. */
export const zh = {
  title: '消息',
  titleUnread: (count: number) => `消息（${count} 条没看）`,
  none: '还没有消息。订好、取消、临时关闭，都会写在这里。',
  noneOfFarm: '还没有消息。来了新订单、有人取消、路上关闭，都会写在这里。',
  unread: '没看过',
  readAll: '都看过了',
  see: { order: '看订单', cancel: '去退掉', farm: '去看看' },
  older: '更早的',
  newest: '回到最新的',
} as const

export const en: WordsIn<typeof zh> = {
  title: 'Messages',
  titleUnread: (count) => `Messages (${count} unread)`,
  none: 'No messages yet. Bookings, cancellations and sudden closures will be written here.',
  noneOfFarm: 'No messages yet. New orders, cancellations and closures will be written here.',
  unread: 'Unread',
  readAll: 'I have read them all',
  see: { order: 'See the order', cancel: 'Cancel it', farm: 'Have a look' },
  older: 'Older ones',
  newest: 'Back to the newest',
}
