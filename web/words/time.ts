import type { WordsIn } from './words.ts'

export const zh = {
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  today: '今天',
  tomorrow: '明天',
  /** The year where it is not this one. */
  day: (month: number, day: number, year: number | null) => `${year === null ? '' : `${year}年`}${month}月${day}日`,
  /** A day and its weekday, or a day and a time. */
  dayAnd: (day: string, more: string) => `${day} ${more}`,
} as const

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const en: WordsIn<typeof zh> = {
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  today: 'Today',
  tomorrow: 'Tomorrow',
  day: (month, day, year) => `${day} ${MONTHS[month - 1]}${year === null ? '' : ` ${year}`}`,
  dayAnd: (day, more) => `${day}, ${more}`,
}
