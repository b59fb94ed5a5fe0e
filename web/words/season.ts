import type { WordsIn } from './words.ts'

/** How fruit stands, for guests and for those who grow it. */
export const zh = {
  states: {
    not_yet: '还没熟',
    first: '头一茬',
    ripe: '正熟',
    last_days: '最后几天',
    over: '收园了',
  },
  /** What stands where nobody has said how the fruit is. */
  estimates: {
    not_yet: '还没开园',
    ripe: '该熟了',
    over: '该收园了',
  },
  title: '熟度',
  saidOn: (day: string) => `${day}园主报`,
  estimated: '照往年估计，园主还没报',
  opens: (day: string) => `估计 ${day} 开园`,
  until: (day: string) => `估计摘到 ${day}`,
  next: (day: string) => `下一季估计 ${day} 开园`,
  quoted: (note: string) => `“${note}”`,
  /** Under home's list of what is ripe, and in the feed. */
  ripeNow: '本周熟了',
  subscribe: '订阅熟了的消息',
  feed: (township: string) => `${township}：什么熟了`,
  news: (product: string, state: string) => `${product}：${state}`,
  newsBody: (host: string, place: string, state: string) => `${host}（${place}）说：${state}。`,

  /** The host's page. */
  ask: '今天园子里怎么样？点一下就行，不对可以撤回。',
  none: '您家还没有采摘的园子。',
  askEstimate: '先估一估哪天开园、哪天收园，再来报熟没熟。',
  note: '带一句话（可以不写）',
  notePlaceholder: '比如：雨水多，再等几天',
  outcome: {
    stays: (day: string) => `还按 ${day} 开园`,
    late: (day: string) => `开园推到 ${day}`,
    open: (day: string) => `今天起能订，到 ${day}`,
    last: (day: string) => `订到 ${day} 为止`,
    over: '今天起不再卖',
  },
  noted: (state: string, time: string) => `今天 ${time} 报的：${state}`,
  undo: '撤回这一次',
  stranded: (count: number) => `有 ${count} 单订在已经不卖的日子。客人取消不收钱，请打个电话说一声。`,
  estimate: '估计的日子',
  estimateNext: '下一季的日子',
  opensOn: '哪天开园',
  endsOn: '哪天收园',
  save: '记下日子',
  history: '以前报的',
  takenBack: '撤回了',
} as const

export const en: WordsIn<typeof zh> = {
  states: {
    not_yet: 'not ripe yet',
    first: 'the first are ripe',
    ripe: 'ripe now',
    last_days: 'last days',
    over: 'over for now',
  },
  estimates: {
    not_yet: 'not open yet',
    ripe: 'should be ripe',
    over: 'should be over',
  },
  title: 'Ripeness',
  saidOn: (day) => `said the host on ${day}`,
  estimated: 'estimated; the host has not said yet',
  opens: (day) => `expected to open ${day}`,
  until: (day) => `expected to last until ${day}`,
  next: (day) => `next season expected ${day}`,
  quoted: (note) => `“${note}”`,
  ripeNow: 'Ripe this week',
  subscribe: 'Subscribe to what is ripe',
  feed: (township) => `${township}: what is ripe`,
  news: (product, state) => `${product}: ${state}`,
  newsBody: (host, place, state) => `${host} at ${place} says: ${state}.`,

  ask: 'How is it in your garden today? One tap is enough, and you can take it back.',
  none: 'You have nothing to pick yet.',
  askEstimate: 'First estimate when it opens and ends; then you can say how ripe it is.',
  note: 'A word with it, if you like',
  notePlaceholder: 'It has rained a lot, another few days',
  outcome: {
    stays: (day) => `opens ${day} as before`,
    late: (day) => `puts it off to ${day}`,
    open: (day) => `sold from today until ${day}`,
    last: (day) => `sold until ${day}`,
    over: 'not sold from today on',
  },
  noted: (state, time) => `Said today at ${time}: ${state}`,
  undo: 'Take this back',
  stranded: (count) =>
    count === 1
      ? '1 booking is for a day that is no longer sold. They cancel free of charge; please ring them.'
      : `${count} bookings are for days that are no longer sold. They cancel free of charge; please ring them.`,
  estimate: 'Estimated days',
  estimateNext: 'Days of the next season',
  opensOn: 'It opens on',
  endsOn: 'It ends on',
  save: 'Keep these days',
  history: 'What you said before',
  takenBack: 'taken back',
}
