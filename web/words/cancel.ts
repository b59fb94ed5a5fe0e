import type { WordsIn } from './words.ts'

export const zh = {
  title: '取消订单',
  refund: '现在取消，退回',
  owed: '需另付取消费',
  nothing: '不收取任何费用。',
  line: '项目',
  fee: '取消费',
  percent: (yuan: string, percent: number) => `${yuan}（${percent}%）`,
  reason: {
    not_confirmed: '尚未确认，不收费',
    free: '在免费取消时间内',
    tier: '已过免费取消时间',
    too_late: '临近或已过开始时间',
    closed: '因管护关闭，全额退款',
    already_ended: '这一项已结束',
  },
  freeUntil: (time: string) => `免费取消到 ${time}`,
  confirm: '确定取消',
  keep: '不取消，回到订单',
} as const

export const en: WordsIn<typeof zh> = {
  title: 'Cancel the order',
  refund: 'Refund if you cancel now',
  owed: 'Fee to be paid',
  nothing: 'There is no fee.',
  line: 'Part',
  fee: 'Fee',
  percent: (yuan, percent) => `${yuan} (${percent}%)`,
  reason: {
    not_confirmed: 'Not confirmed yet: no fee',
    free: 'Within the time of free cancellation',
    tier: 'After the time of free cancellation',
    too_late: 'Close to its beginning, or after it',
    closed: 'Closed by the township: refunded in full',
    already_ended: 'This part is over',
  },
  freeUntil: (time) => `Free until ${time}`,
  confirm: 'Cancel it',
  keep: 'Keep it and go back',
}
