import type { Party } from '../src/bookings/bookings.schemas.ts'
import type { Stars } from '../src/reviews/reviews.rules.ts'
import type { HidingReason } from '../src/reviews/reviews.tables.ts'

/** Someone who came so many days ago, and what they said of it. */
export interface DemoVisit {
  name: string
  phone: string
  daysAgo: number
  party: Party
  /** What they had: a product, the time it began (none for a night), and how many of its first unit. */
  had: [productId: string, time: string | null, quantity: number][]
  /** Of the first thing they had; without it they have not said anything yet. */
  said?: { stars: Stars; text: string }
  answer?: string
  hidden?: { reason: HidingReason; words: string }
}

const party = (adults: number, children = 0, over60s = 0): Party => ({ adults, children, over60s })

/** From long ago to lately. The last one may still write: sign in as 陈一. */
export const visits: DemoVisit[] = [
  {
    name: '林晓燕',
    phone: '13900000201',
    daysAgo: 41,
    party: party(2, 1),
    had: [['guilan-meal', '12:00', 3]],
    said: {
      stars: 5,
      text: '腊肉炒蒜薹香得很，小孩添了两碗饭。灶膛边能帮忙添柴，孩子最高兴。',
    },
    answer: '小朋友添的柴正好。下回来，灶膛还给他留着。',
  },
  {
    name: '徐静',
    phone: '13900000202',
    daysAgo: 34,
    party: party(1, 1),
    had: [['sketching-day', '09:00', 2]],
    said: { stars: 5, text: '长河老师先让孩子看水，看够了再下笔。画了一张石桥，现在挂在家里。' },
  },
  {
    name: '王建国',
    phone: '13900000203',
    daysAgo: 27,
    party: party(0, 0, 4),
    had: [['guilan-meal', '18:00', 4]],
    said: { stars: 4, text: '菜够吃，味道正。合桌等了一刻钟，去之前打个电话好些。' },
    answer: '那天人多，怠慢了。六点以前到就不用等。',
  },
  {
    name: '何敏',
    phone: '13900000204',
    daysAgo: 22,
    party: party(2, 0, 1),
    had: [['guilan-double', null, 1]],
    said: {
      stars: 4,
      text: '早上推开窗就是渡口的雾。床偏硬，老人睡着正好，年轻人可以多要一床褥子。',
    },
    answer: '褥子在柜子上头，自己拿就是，不用问。',
  },
  {
    name: 'Emma Clarke',
    phone: '+447700900123',
    daysAgo: 20,
    party: party(2),
    had: [['guilan-meal', '18:00', 2]],
    said: {
      stars: 5,
      text: 'Six dishes from one wood stove, and our bowls were never empty. She speaks no English and it did not matter at all.',
    },
  },
  {
    name: '唐文',
    phone: '13900000206',
    daysAgo: 18,
    party: party(12),
    had: [['sketching-day', '09:00', 12]],
    said: { stars: 4, text: '十二个人跟一位老师，有点照顾不过来。画具倒是备得齐。' },
    answer: '说得对。以后十个人以上，我请一位助教一起来。',
  },
  {
    name: '陆可',
    phone: '13900000207',
    daysAgo: 16,
    party: party(1, 0, 1),
    had: [['tea-workshop', '09:30', 2]],
    said: { stars: 5, text: '我妈炒了一锅，手法比师傅还老练。茶带回来，喝到现在。' },
  },
  {
    name: '赵磊',
    phone: '13900000208',
    daysAgo: 13,
    party: party(2),
    had: [['guilan-meal', '12:00', 2]],
    said: {
      stars: 2,
      text: '同桌姓吴的两口子吵架，女的在县医院上班，闹得一桌人没吃好。打 13812345678 问问她丈夫。',
    },
    hidden: { reason: 'personal', words: '写出了同桌客人的姓和单位' },
  },
  {
    name: '杨帆',
    phone: '13900000209',
    daysAgo: 10,
    party: party(2),
    had: [['sketching-day', '09:00', 2]],
    said: { stars: 5, text: '午后的光最好，记得戴帽子。' },
  },
  {
    name: '冯雪',
    phone: '13900000210',
    daysAgo: 9,
    party: party(4),
    had: [['tea-workshop', '14:00', 4]],
    said: { stars: 3, text: '锅少，四个人轮着炒，等的时候多。茶是好茶。' },
    answer: '这个月添了两口锅，谢谢您提醒。',
  },
  {
    name: '孙丽',
    phone: '13900000211',
    daysAgo: 7,
    party: party(1),
    had: [['guilan-meal', '12:00', 1]],
    said: { stars: 5, text: '' },
  },
  {
    name: '陈一',
    phone: '13900000130',
    daysAgo: 3,
    party: party(2),
    had: [
      ['bird-watching', '09:00', 2],
      ['guilan-meal', '12:00', 2],
      ['sketching-half', '14:30', 2],
    ],
  },
]
