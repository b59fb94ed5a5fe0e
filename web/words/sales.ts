import type { WordsIn } from './words.ts'

/** What a host has sold, and what is due to her. */
export const zh = {
  title: '卖了多少、该得多少',
  month: (year: number, month: number) => `${year} 年 ${month} 月`,
  lead: '客人哪个月来，就算在哪个月；自取的东西，算在下单的那个月。',
  due: '这个月该得',
  none: '这个月还没有卖出什么。',
  sold: '卖出',
  cancelled: '取消和没接的',
  fees: '客人付的取消费',
  earned: '该得',
  paid: '其中网上已付',
  atFarm: '其中还要收（到店收）',
  noShow: '订了没来的',
  noShowHint: '算在上面的“该得”里',
  byListing: '一样一样看',
  byMonth: '一个月一个月看',
  times: (count: number) => `卖出 ${count} 份`,
  before: '上个月',
  after: '下个月',
} as const

export const en: WordsIn<typeof zh> = {
  title: 'What was sold, what is due',
  month: (year, month) =>
    `${['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'][month - 1]} ${year}`,
  lead: 'A booking counts in the month in which the guests come; goods in the month in which they were ordered.',
  due: 'Due this month',
  none: 'Nothing was sold this month yet.',
  sold: 'Sold',
  cancelled: 'Cancelled or declined',
  fees: 'Cancellation fees',
  earned: 'Due',
  paid: 'of this paid in advance',
  atFarm: 'of this to be paid at the farm',
  noShow: 'Booked and did not come',
  noShowHint: 'is part of what is due above',
  byListing: 'By listing',
  byMonth: 'By month',
  times: (count) => `${count} sold`,
  before: 'Month before',
  after: 'Month after',
}
