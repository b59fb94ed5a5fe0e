import type { WordsIn } from './words.ts'

/** The township's desk. */
export const zh = {
  title: '镇里的工作台',
  greeting: (name: string) => `${name}，您好。`,
  people: '人和职责',
  peopleLead: '请谁来做什么。对方用这个手机号登录、点了「我答应」才算数。收回职责后，他在各处立即退出登录。',
  nobody: '还没有人任职。',
  invite: '请人任职',
  phone: '手机号码',
  role: '职责',
  sendInvitation: '发出邀请',
  waiting: '等对方答应',
  withdraw: '收回邀请',
  until: (day: string) => `${day} 前有效`,
  since: (day: string) => `${day} 起`,
  endRole: '收回职责',
  reviews: '客人的评价',
  farms: '农家归谁',
  farmsLead: '每户农家归在一个人名下。请谁接手，他用这个手机号登录、点了「我答应」就归他；原来的主人随之交出。',
  inNobodysName: '还没有人',
  ownerPhone: (host: string) => `${host}：接手人的手机号码`,
  askToOwn: '请他接手',
  lastAdmin: '这是最后一位管理员，不能收回。先请一位新的。',
} as const

export const en: WordsIn<typeof zh> = {
  title: 'The township’s desk',
  greeting: (name) => `Good day, ${name}.`,
  people: 'People and roles',
  peopleLead:
    'Who does what. It counts once they have signed in with this phone and said yes. Whoever loses a role is signed out everywhere.',
  nobody: 'Nobody serves yet.',
  invite: 'Invite someone',
  phone: 'Phone number',
  role: 'Role',
  sendInvitation: 'Send the invitation',
  waiting: 'Waiting for a yes',
  withdraw: 'Withdraw',
  until: (day) => `good until ${day}`,
  since: (day) => `since ${day}`,
  endRole: 'End the role',
  reviews: 'Guests’ reviews',
  farms: 'Whose farm is it',
  farmsLead:
    'Each farm is in one person’s name. Whoever you ask signs in with this phone and says yes; then it is theirs, and the former owner lets go.',
  inNobodysName: 'Nobody yet',
  ownerPhone: (host) => `${host}: phone of who takes over`,
  askToOwn: 'Ask them',
  lastAdmin: 'This is the last administrator. Invite another one first.',
}
