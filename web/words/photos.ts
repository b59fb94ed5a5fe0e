import type { WordsIn } from './words.ts'

/** Adding photographs, and looking at them before guests do. */
export const zh = {
  title: '照片',
  of: (name: string) => `${name}的照片`,
  lead: '照片好看，客人才愿意来。白天拍，横着拍，把人请出镜头。最多 12 张，排第一的放在最前面。',
  /** The name of a thing, and how many photographs of it there are. */
  each: (name: string, count: number) => (count > 0 ? `${name}（${count} 张）` : name),
  others: '给哪样拍',
  farm: '整个农家',
  none: '还没有照片。',
  first: '排到第一',
  remove: '拿掉',
  states: { waiting: '等镇里看', shown: '客人看得到', refused: '没有通过' },
  choose: '选照片，或者现在拍',
  alt: '拍的是什么（不写也行）',
  altHint: '念给看不见照片的人听，比如：渡口边的老屋，门前晒着玉米。',
  send: '传上去',
  withoutScripts: '这个浏览器没有开脚本：一次传一张，最大 8 MB，由镇里的机器缩小。路上断了要重传。',
  privacy: '拍在哪里、什么时候拍的，传的时候都会抹掉。',
  thumb: (what: string, number: number) => `第 ${number} 张：${what}`,
  places: '景点照片',
  placesLead: '每个地方最多 12 张。有了照片，页面上就不再用画。',
  review: '待看的照片',
  reviewLead: '看清楚、没有生人的脸、拍的就是这一处，就可以放出去。',
  nothing: '没有等着看的照片。',
  by: (host: string) => `${host}传的`,
  own: '这是您自己的，请别的审核人来看。',
  show: '可以放',
  showAll: (count: number) => `这 ${count} 张都可以放`,
  refuse: '不放',
  reason: '为什么不放',
  altForGuests: '念给看不见的人听的话',
  open: '看大图',
  /** Beside the steps of a listing: photographs are no condition. */
  stepHint: '有照片更好卖',
} as const

export const en: WordsIn<typeof zh> = {
  title: 'Photos',
  of: (name) => `Photos of ${name}`,
  lead: 'Good photos bring guests. Take them by day, hold the phone sideways, ask people to step aside. There may be 12; the first one stands in lists.',
  each: (name, count) => (count > 0 ? `${name} (${count})` : name),
  others: 'Photos of what',
  farm: 'The whole farm',
  none: 'There are no photos yet.',
  first: 'Put first',
  remove: 'Take away',
  states: { waiting: 'Waits for the township', shown: 'Guests see it', refused: 'Not accepted' },
  choose: 'Choose photos, or take one',
  alt: 'What it shows (may stay empty)',
  altHint: 'Read to those who do not see it. For example: the old house by the ferry, maize drying at its door.',
  send: 'Send it',
  withoutScripts:
    'This browser runs no scripts: one photo at a time, 8 MB at most, made smaller by our own machine. What breaks off has to be sent again.',
  privacy: 'Where and when it was taken is wiped out on the way.',
  thumb: (what, number) => `Photo ${number}: ${what}`,
  places: 'Photos of places',
  placesLead: 'Up to 12 of each place. Where there are photos, the drawing steps back.',
  review: 'Photos to look at',
  reviewLead: 'Sharp, no strangers’ faces, and of this very thing: then let guests see it.',
  nothing: 'No photo is waiting.',
  by: (host) => `from ${host}`,
  own: 'This is your own. Please have another reviewer look at it.',
  show: 'Let guests see it',
  showAll: (count) => `All ${count} are fine`,
  refuse: 'Refuse',
  reason: 'Why not',
  altForGuests: 'Words for those who do not see it',
  open: 'Look closely',
  stepHint: 'sells better with some',
}

/** What the script says while photographs are on their way; carried by the page, so that the script has no words of its own. */
export const sendingZh = {
  shrinking: '正在缩小…',
  waiting: '排队等着',
  /** Followed by a percentage. */
  sending: '正在传',
  offline: '没有信号。照片存在这台手机里，有信号会自己接着传，关了网页也不丢。',
  offlineUnkept: '没有信号。请先别关这一页，有信号会自己接着传。',
  signIn: '登录过期了。请重新登录，再回到这一页，照片还在。',
  refused: '这张没有成功。',
  full: '已经有 12 张了，先拿掉一张再传。',
  drop: '不传了',
  done: '传好了，等镇里看过就放出去。',
} as const

export const sendingEn: WordsIn<typeof sendingZh> = {
  shrinking: 'Making it smaller…',
  waiting: 'Waiting its turn',
  sending: 'Sending',
  offline:
    'No signal. The photo is kept on this phone and goes on by itself once there is one, even if you close the page.',
  offlineUnkept: 'No signal. Please keep this page open; it goes on by itself once there is one.',
  signIn: 'You are no longer signed in. Sign in and come back to this page; the photo is still here.',
  refused: 'This one did not work.',
  full: 'There are 12 already. Take one away first.',
  drop: 'Do not send',
  done: 'It is there. Guests see it once the township has.',
}
