import type { AUDIENCES, ProductKind } from '../src/products/products.schemas.ts'
import { outings } from './outings.ts'

export const policies = [
  {
    id: 'flexible',
    name: '宽松',
    tiers: [
      { hoursBefore: 24, feePercent: 0 },
      { hoursBefore: 0, feePercent: 50 },
    ],
  },
  {
    id: 'stay',
    name: '住宿',
    tiers: [
      { hoursBefore: 72, feePercent: 0 },
      { hoursBefore: 24, feePercent: 30 },
      { hoursBefore: 0, feePercent: 50 },
    ],
  },
  {
    id: 'group',
    name: '团队',
    tiers: [
      { hoursBefore: 168, feePercent: 0 },
      { hoursBefore: 72, feePercent: 20 },
      { hoursBefore: 0, feePercent: 60 },
    ],
  },
  { id: 'goods', name: '自取', tiers: [{ hoursBefore: 0, feePercent: 0 }] },
]

export const caps = [{ id: 'wetland', name: '湿地公园日承载量', capacity: 300 }]

/** Yuan by tier: weekday, weekend, holiday; one number where they are the same. */
type Yuan = number | [weekday: number, weekend: number, holiday: number]

export interface DemoUnit {
  name: string
  people: number
  /** Whom it is meant for; anyone unless said. */
  audience?: (typeof AUDIENCES)[number]
  yuan: Yuan
  /** What it takes from the slot; 1 unless said. */
  draw?: number
  min?: number
  max?: number
  /** Whether each person in it counts against the wetland's carrying capacity. */
  wetland?: boolean
}

export interface DemoProduct {
  id: string
  hostId: string
  placeId: string
  kind: ProductKind
  name: string
  summary: string
  policyId: string
  units: DemoUnit[]
  /** Places in each slot, or in the one lot. */
  capacity: number
  /** Local times at which a slot begins on every day, and how long it lasts; none for a stay or for stock. */
  times?: string[]
  minutes?: number
  requiredCertificate?: string
  oncePerBuyer?: boolean
  /** A booking of it waits for its host's yes. */
  hostAnswers?: boolean
  /** Yuan per 斤, added at the scale. */
  weighedYuan?: number
}

const goods = (
  id: string,
  hostId: string,
  name: string,
  pack: string,
  yuan: number,
  capacity: number,
  more: Partial<DemoProduct> = {},
): DemoProduct => ({
  id,
  hostId,
  placeId: 'hub',
  kind: 'goods',
  name,
  summary: '集散中心自取，镇里不抽一分钱',
  policyId: 'goods',
  units: [{ name: pack, people: 0, yuan }],
  capacity,
  ...more,
})

export const products: DemoProduct[] = [
  {
    id: 'sketching-day',
    hostId: 'changhe',
    placeId: 'shiqiaohuashe',
    kind: 'departure',
    name: '溪湾写生一日',
    summary: '九点石桥集合，画具备好，长河带队',
    policyId: 'flexible',
    units: [
      { name: '成人', people: 1, audience: 'adult', yuan: [128, 148, 168], wetland: true },
      { name: '儿童', people: 1, audience: 'child', yuan: [68, 78, 88], wetland: true },
    ],
    capacity: 20,
    times: ['09:00'],
    minutes: 420,
  },
  {
    id: 'sketching-group',
    hostId: 'changhe',
    placeId: 'shiqiaohuashe',
    kind: 'departure',
    name: '写生团',
    summary: '每人每天，二十人起，含画室与带队老师',
    policyId: 'group',
    units: [{ name: '每人每天', people: 1, yuan: 98, min: 20, max: 80, wetland: true }],
    capacity: 80,
    times: ['08:30'],
    minutes: 540,
  },
  {
    id: 'huashe-dorm',
    hostId: 'changhe',
    placeId: 'shiqiaohuashe',
    kind: 'stay',
    name: '画舍八人间',
    summary: '两间，一人一床，公共浴室',
    policyId: 'stay',
    units: [
      { name: '一张床', people: 1, yuan: 45 },
      { name: '包一间（8床）', people: 8, yuan: 360, draw: 8, max: 2 },
    ],
    capacity: 16,
  },
  {
    id: 'guilan-double',
    hostId: 'guilan',
    placeId: 'laodukou',
    kind: 'stay',
    name: '桂兰大床',
    summary: '带早饭，窗外是渡口',
    policyId: 'stay',
    units: [{ name: '一间（2人）', people: 2, yuan: [128, 158, 198] }],
    capacity: 4,
  },
  {
    id: 'guilan-family',
    hostId: 'guilan',
    placeId: 'laodukou',
    kind: 'stay',
    name: '桂兰家庭房',
    summary: '一大一小两张床，带早饭',
    policyId: 'stay',
    hostAnswers: true,
    units: [{ name: '一间（4人）', people: 4, yuan: [188, 228, 298] }],
    capacity: 2,
  },
  {
    id: 'guilan-meal',
    hostId: 'guilan',
    placeId: 'laodukou',
    kind: 'meal',
    name: '桂兰柴火饭',
    summary: '土灶，六菜一汤，合桌',
    policyId: 'flexible',
    units: [
      { name: '成人', people: 1, audience: 'adult', yuan: 38 },
      { name: '儿童', people: 1, audience: 'child', yuan: 19 },
    ],
    capacity: 24,
    times: ['12:00', '18:00'],
    minutes: 90,
  },
  {
    id: 'xiaoman-stream',
    hostId: 'xiaoman',
    placeId: 'shuimofang',
    kind: 'stay',
    name: '小满溪景',
    summary: '吊脚楼，听得见水',
    policyId: 'stay',
    units: [{ name: '一间（2人）', people: 2, yuan: [298, 358, 468] }],
    capacity: 4,
  },
  {
    id: 'xiaoman-family',
    hostId: 'xiaoman',
    placeId: 'shuimofang',
    kind: 'stay',
    name: '小满亲子',
    summary: '上下铺加大床，楼下有沙坑',
    policyId: 'stay',
    units: [{ name: '一间（4人）', people: 4, yuan: [398, 468, 598] }],
    capacity: 2,
  },
  {
    id: 'forest-drive',
    hostId: 'hub',
    placeId: 'linzhanggongshiting',
    kind: 'entry',
    name: '云岭自驾通行',
    summary: '分时进山，每车一个名额，不收费',
    policyId: 'flexible',
    units: [{ name: '一辆车', people: 0, yuan: 0, max: 3 }],
    capacity: 40,
    times: ['08:00', '10:00', '13:00'],
    minutes: 120,
  },
  {
    id: 'forest-walk',
    hostId: 'mingliang',
    placeId: 'kangyangbudao',
    kind: 'walk',
    name: '康养半日',
    summary: '林下慢走三公里，护林员带路',
    policyId: 'flexible',
    units: [{ name: '每人', people: 1, yuan: 39 }],
    capacity: 30,
    times: ['09:00', '14:00'],
    minutes: 180,
  },
  {
    id: 'cloud-tent',
    hostId: 'mingliang',
    placeId: 'yundingyingdi',
    kind: 'stay',
    name: '云顶帐篷',
    summary: '防潮垫、睡袋、热水都有',
    policyId: 'stay',
    units: [{ name: '一顶（2人）', people: 2, yuan: 168 }],
    capacity: 12,
  },
  {
    id: 'cherry-picking',
    hostId: 'xiuying',
    placeId: 'yingtaoping',
    kind: 'picking',
    name: '樱桃采摘',
    summary: '两小时，园内随便吃',
    policyId: 'flexible',
    units: [{ name: '每人', people: 1, yuan: 60 }],
    capacity: 30,
    times: ['09:00', '11:00', '14:00', '16:00'],
    minutes: 120,
  },
  {
    id: 'peach-picking',
    hostId: 'xiuying',
    placeId: 'taoliwan',
    kind: 'picking',
    name: '桃子采摘',
    summary: '入园另按秤计价，现摘现称',
    policyId: 'flexible',
    units: [{ name: '每人', people: 1, yuan: 20 }],
    capacity: 30,
    times: ['09:00', '14:00'],
    minutes: 120,
    weighedYuan: 12,
  },
  {
    id: 'tea-workshop',
    hostId: 'chunsheng',
    placeId: 'xichachang',
    kind: 'workshop',
    name: '采茶炒茶',
    summary: '上山采一篓，下锅炒二两，自己带走',
    policyId: 'flexible',
    units: [{ name: '每人', people: 1, yuan: 68 }],
    capacity: 24,
    times: ['09:30', '14:00'],
    minutes: 150,
  },
  {
    id: 'kiwi-picking',
    hostId: 'dashan',
    placeId: 'mihoutaogu',
    kind: 'picking',
    name: '猕猴桃采摘',
    summary: '免费入园，摘多少称多少',
    policyId: 'flexible',
    units: [{ name: '每人', people: 1, yuan: 0 }],
    capacity: 40,
    times: ['09:00', '14:00'],
    minutes: 120,
    weighedYuan: 8,
  },
  ...outings,
  goods('honey', 'dashan', '土蜂蜜', '500 克一瓶', 68, 120),
  goods('rapeseed-oil', 'youfu', '土菜籽油', '5 升一桶', 135, 60, { requiredCertificate: 'oil_workshop' }),
  goods('mingqian-tea', 'chunsheng', '明前茶', '100 克一罐', 168, 40, {
    oncePerBuyer: true,
    summary: '今年只有四十罐，每人限一罐',
    units: [{ name: '100 克一罐', people: 0, yuan: 168, max: 1 }],
  }),
  goods('guyu-tea', 'chunsheng', '谷雨茶', '250 克一包', 128, 200),
  goods('shiitake', 'mingliang', '香菇', '250 克一袋', 42, 150),
  goods('wood-ear', 'mingliang', '木耳', '250 克一袋', 39, 150),
  goods('sweet-potato-noodles', 'youfu', '红薯粉条', '1 公斤一捆', 26, 300),
  goods('cured-pork', 'guilan', '腊肉', '500 克一块', 58, 80),
  goods('chestnuts', 'mingliang', '板栗', '2.5 公斤一袋', 45, 100),
  goods('kiwi-box', 'dashan', '猕猴桃', '2.5 公斤一箱', 49, 120),
]
