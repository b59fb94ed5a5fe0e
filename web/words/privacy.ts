import type { WordsIn } from './words.ts'

/** What we do with personal data: the text people agree to. Change `PRIVACY_VERSION` with it. */
export const zh = {
  title: '个人信息说明',
  version: (version: string) => `版本 ${version}`,
  parts: [
    {
      title: '我们记下什么',
      text: '登录用的手机号码；预订时您填的姓名、手机号码、同行人数、留言，寄东西时的地址；您同意这份说明的时间和版本。不记身份证号，不要人脸，不用任何第三方统计。',
    },
    {
      title: '用来做什么',
      text: '让您登录，占住您订的位子，让接待您的农户找得到您，把改动告诉您。不做别的用途，不卖给任何人，也不推销。',
    },
    {
      title: '谁看得到',
      text: '手机号码加密存放，页面上只显示头三位和末四位。接待您的农户，在您的订单没走完时看得到完整号码。镇里值班的人处理您的订单时看得到。每一次代办都留下姓名。',
    },
    {
      title: '留多久',
      text: '验证码十分钟；登录状态三十天；订单和收付记录依法留三年，期满抹去您是谁。到期的每天夜里自动抹去。',
    },
    {
      title: '您可以做什么',
      text: '在「我的数据」里随时看、改、取走全部数据，也可以删掉账号。不满十四岁的，请由监护人来订。有话要说，打本页下方的电话。',
    },
  ],
} as const

export const en: WordsIn<typeof zh> = {
  title: 'Privacy notice',
  version: (version) => `Version ${version}`,
  parts: [
    {
      title: 'What we keep',
      text: 'The phone number you sign in with; the name, phone number, party and message you give when you book, and an address if something is posted to you; when you agreed to which version of this notice. No identity numbers, no faces, no third-party statistics.',
    },
    {
      title: 'What for',
      text: 'To let you sign in, to hold the places you book, so that the hosts who receive you can reach you, and to tell you of changes. For nothing else. It is sold to nobody, and we send no advertising.',
    },
    {
      title: 'Who sees it',
      text: 'Phone numbers are encrypted, and pages show only the first three and the last four digits. The hosts who receive you see the whole number while your order is alive; so does the township’s staff who handle it. Whatever anyone does on another’s behalf is recorded with their name.',
    },
    {
      title: 'For how long',
      text: 'Sign-in codes ten minutes; sessions thirty days; orders and payments three years as the law requires, after which who you were is erased. What is over is erased every night.',
    },
    {
      title: 'What you can do',
      text: 'See, change, take along or erase everything under “My data”, at any time. Under fourteen, please have a guardian book. To talk to us, call the number at the foot of this page.',
    },
  ],
}
