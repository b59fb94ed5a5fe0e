import { setColumn } from './columns.ts'

/** Which drawn scene stands for what, by table and id. */
const SCENES: Record<string, Record<string, string>> = {
  line: { a: 'reed-boardwalk', b: 'fir-sea', c: 'cherry-slope' },
  place: {
    hub: 'hub',
    guanniaotai: 'bird-hide',
    laodukou: 'old-ferry',
    luhuazhandao: 'reed-boardwalk',
    shiqiaohuashe: 'stone-bridge',
    shuimofang: 'water-mill',
    linzhanggongshiting: 'warden-pavilion',
    shanhaitai: 'fir-sea',
    kangyangbudao: 'forest-walk',
    yundingyingdi: 'camp-night',
    hongyeya: 'red-pass',
    yingtaoping: 'cherry-slope',
    taoliwan: 'peach-bend',
    xichachang: 'tea-terraces',
    mihoutaogu: 'kiwi-hives',
  },
  product: {
    'guilan-double': 'farm-stay',
    'guilan-family': 'farm-stay',
    'guilan-meal': 'farm-meal',
    'forest-drive': 'red-pass',
    'tea-workshop': 'tea-wok',
    honey: 'still-honey',
    'rapeseed-oil': 'still-oil',
    'mingqian-tea': 'still-tea',
    'guyu-tea': 'still-tea',
    shiitake: 'still-mushrooms',
    'wood-ear': 'still-wood-ear',
    'sweet-potato-noodles': 'still-noodles',
    'cured-pork': 'still-pork',
    chestnuts: 'still-chestnuts',
    'kiwi-box': 'still-kiwi',
  },
}

export function sceneNames(db: D1Database): D1PreparedStatement[] {
  return Object.entries(SCENES).map(([table, scenes]) => setColumn(db, table, 'scene', scenes))
}
