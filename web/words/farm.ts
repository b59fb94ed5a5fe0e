import type { WordsIn } from './words.ts'

/** A host's console: its frame, and whom she lets help. */
export const zh = {
  console: (host: string) => `${host} · 我的摊子`,
  actingFor: (host: string, kind: string) => `您是「${host}」的${kind}`,
  today: '今天',
  calendar: '日历',
  phone: '电话订',
  reviews: '客人的评价',
  listings: '我卖的',
  certificates: '证照',
  profile: '我家介绍',
  messages: '消息',
  helpers: '我的帮手',
  helpersLead: '让儿女或邻居替您看单、接单、核销。他做的每一件事，都记着他的名字和您的名字。随时可以收回。',
  noHelpers: '还没有帮手。',
  helperPhone: '他的手机号码',
  invite: '请他帮忙',
  waiting: '等他答应',
  withdraw: '不请了',
  endHelper: '不用他帮了',
  since: (day: string) => `${day} 起`,
  until: (day: string) => `${day} 前有效`,
} as const

export const en: WordsIn<typeof zh> = {
  console: (host) => `${host} · my place`,
  actingFor: (host, kind) => `You are ${kind} at “${host}”`,
  today: 'Today',
  calendar: 'Calendar',
  phone: 'Phone booking',
  reviews: 'What guests say',
  listings: 'What I sell',
  certificates: 'Certificates',
  profile: 'About us',
  messages: 'Messages',
  helpers: 'My helpers',
  helpersLead:
    'Let a child or a neighbour look after bookings for you. Whatever they do is recorded with their name and yours. You can end it at any time.',
  noHelpers: 'No helpers yet.',
  helperPhone: 'Their phone number',
  invite: 'Ask for help',
  waiting: 'Waiting for a yes',
  withdraw: 'Withdraw',
  endHelper: 'End their help',
  since: (day) => `since ${day}`,
  until: (day) => `good until ${day}`,
}
