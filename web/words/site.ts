import type { WordsIn } from './words.ts'

export const zh = {
  skip: '跳到正文',
  lines: '三条线',
  products: '吃住玩买',
  home: '首页',
  demo: '演示数据，纯属虚构，请勿导航',
  phone: '咨询电话',
  wechat: '微信公众号',
  api: '开放接口',
  otherLanguage: 'English',
  elder: '长辈版',
  larger: '字再大些',
  standard: '标准版',
  backHome: '回首页',
  /** Between two facts on one line. */
  spot: '·',
  ways: '本站',
  mine: '我的',
  privacy: '个人信息说明',
  /** Names one after the other, and how many of a thing. */
  list: (names: readonly string[]) => names.join('、'),
  times: (count: number) => `× ${count}`,
} as const

export const en: WordsIn<typeof zh> = {
  skip: 'Skip to content',
  lines: 'Three lines',
  products: 'Stay & eat',
  home: 'Home',
  demo: 'Demonstration: every place and person here is invented. Do not navigate by it.',
  phone: 'Telephone',
  wechat: 'WeChat',
  api: 'Open API',
  otherLanguage: '中文',
  elder: 'Large type',
  larger: 'Larger still',
  standard: 'Standard type',
  spot: ' · ',
  ways: 'This site',
  mine: 'Mine',
  privacy: 'Privacy notice',
  backHome: 'Back to the start',
  list: (names) => names.join(', '),
  times: (count) => `× ${count}`,
}
