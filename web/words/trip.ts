import type { WordsIn } from './words.ts'

export const zh = {
  title: '确认行程',
  empty: '行程还是空的。',
  chooseLine: '去选一条线',
  part: '项目',
  price: '价钱',
  total: '合计',
  remove: '移除',
  more: '再加一些',
  who: '谁来',
  changeFirst: (button: string) =>
    `先把上面的行程改好，再填这里；填了又想改，请用最下面的“${button}”，不然填的字就没有了。`,
  takeAlong: '带着填好的字改行程',
  name: '联系人姓名',
  phone: '手机号码',
  phoneHint: '只有接待您的农户能看到，用来联络当天的事。',
  note: '给农户的话（可不填）',
  consent: '我同意为完成这次预订处理我的姓名和手机号码。号码加密保存，只给接待的农户看；交易记录依法保存三年。',
  hold: '先占住位子（留 15 分钟）',
  holdHint: '点下后位子为您保留 15 分钟，确认前不收费。一项订不到，整单都不会占。',
  mended: '订不了的项目已经从行程里移除，其余照旧。',
  openHold: (code: string) => `您有一张已留位的订单 ${code}，还没有确认。`,
  goConfirm: '去确认',
  shortOf: (title: string, left: number) => (left > 0 ? `${title}：只剩 ${left}` : `${title}：已订满`),
} as const

export const en: WordsIn<typeof zh> = {
  title: 'Your trip',
  empty: 'Your trip is still empty.',
  chooseLine: 'Choose a line',
  part: 'Part',
  price: 'Price',
  total: 'Total',
  remove: 'Remove',
  more: 'Add more',
  who: 'Who is coming',
  changeFirst: (button) =>
    `Change the trip above first and fill this in last. To change it afterwards, use “${button}” below, or what you typed is lost.`,
  takeAlong: 'Change the trip and keep what I typed',
  name: 'Name',
  phone: 'Mobile number',
  phoneHint: 'Only the hosts who receive you see it, to reach you on the day. Outside China, begin with +.',
  note: 'A word to your hosts (optional)',
  consent:
    'I agree that my name and mobile number are used for this booking. The number is kept encrypted and shown only to the hosts who receive me; the law asks that records of sales be kept for three years.',
  hold: 'Hold my places for 15 minutes',
  holdHint:
    'Your places are kept for 15 minutes and nothing is charged before you confirm. If one part cannot be had, none is taken.',
  mended: 'What can no longer be booked was taken out of the trip; the rest is as it was.',
  openHold: (code) => `You hold an order, ${code}, that is not confirmed yet.`,
  goConfirm: 'Confirm it',
  shortOf: (title, left) => (left > 0 ? `${title}: only ${left} left` : `${title}: fully booked`),
}
