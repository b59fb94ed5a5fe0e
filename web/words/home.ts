import type { WordsIn } from './words.ts'

export const zh = {
  hub: '一点：集散中心',
  threeLines: '三线：从这里出发',
  stops: (count: number) => `${count} 站`,
  kilometres: (km: string) => `${km} 公里`,
  closures: '今日与近期管护公告',
  outings: '这两天能去',
  arrival: '怎么来',
  empty: '还没有线路。管理员导入数据后，这里会出现三条线。',
  linesTitle: '三条线',
  linesLead: '一个集散中心，三条线：写生、自驾、采摘。',
} as const

export const en: WordsIn<typeof zh> = {
  hub: 'One point: the visitor hub',
  threeLines: 'Three lines leave from here',
  stops: (count) => (count === 1 ? '1 stop' : `${count} stops`),
  kilometres: (km) => `${km} km`,
  closures: 'Closures, today and soon',
  outings: 'In the next days',
  arrival: 'How to get here',
  empty: 'There are no lines yet. They appear once the township has entered its data.',
  linesTitle: 'Three lines',
  linesLead: 'One hub and three lines: sketching, driving, picking.',
}
