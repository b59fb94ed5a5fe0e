/** 云麓县霁溪镇 is invented, and so is everything in it. Coordinates are GCJ-02 degrees. */

export const settings = {
  name: '霁溪镇',
  county: '云麓县',
  motto: '雨过霁溪，一点三线',
  introduction:
    '从茶旅集散中心出发，有三条线：到湿地画一天的水，开车上云岭看杉海，去园子里摘当季的果。住农家，吃柴火饭，一张订单走完。',
  nameEn: 'Jixi',
  countyEn: 'Yunlu County, in the mountains',
  mottoEn: 'A tea township in the mountains, and three ways into it',
  introductionEn:
    'Three lines leave the visitor hub: into the wetland to paint water for a day, up the mountain road to the sea of firs, along the orchards to pick what is ripe. Stay at a farm, eat from a wood stove, and book it all as one order.',
  scene: 'tea-terraces',
  arrival:
    '自驾：云麓高速霁溪出口下，沿县道往西十一公里，老粮站就是，车可以停一整天。坐车：县客运站到霁溪的班车每小时一班，四十分钟，终点下。',
  arrivalEn:
    'By car: leave the Yunlu motorway at Jixi and follow the county road west for eleven kilometres; the old grain depot is the hub, and you may park all day. By bus: every hour from the county bus station, forty minutes, to the last stop.',
  phone: '0710-555-0100',
  wechat: '霁溪茶旅（演示）',
  icpNumber: '演示ICP备00000000号',
  hubPlaceId: 'hub',
  demo: true,
}

interface DemoPlace {
  id: string
  name: string
  lng: number
  lat: number
  story: string
  toilet?: boolean
  petrol?: boolean
}

export const places: DemoPlace[] = [
  {
    id: 'hub',
    name: '霁溪茶旅集散中心',
    lng: 111.048,
    lat: 31.952,
    story: '县道边的老粮站改成的，停车、问路、寄存、取货都在这里。电商服务中心在东头，免费替农户卖蜜卖油。',
    toilet: true,
    petrol: true,
  },
  { id: 'guanniaotai', name: '观鸟台', lng: 111.061, lat: 31.958, story: '天亮前后最好，白鹭从芦荡里一只一只站起来。' },
  {
    id: 'laodukou',
    name: '老渡口',
    lng: 111.074,
    lat: 31.963,
    story: '渡船停了二十年，船还系在柳树上。坡上就是桂兰家。',
    toilet: true,
  },
  {
    id: 'luhuazhandao',
    name: '芦花栈道',
    lng: 111.083,
    lat: 31.969,
    story: '八百米木栈道贴着水面，十月以后两边全白。',
  },
  {
    id: 'shiqiaohuashe',
    name: '石桥画舍',
    lng: 111.092,
    lat: 31.975,
    story: '村小学的旧校舍，五间教室成了画室和宿舍，桥就在窗外。',
    toilet: true,
  },
  {
    id: 'shuimofang',
    name: '水磨坊',
    lng: 111.099,
    lat: 31.981,
    story: '水轮还转，榨油的木槌还响。往上三十米是小满的民宿。',
    toilet: true,
  },
  {
    id: 'linzhanggongshiting',
    name: '林长公示亭',
    lng: 111.036,
    lat: 31.963,
    story: '进山先看这里：今天哪段路开，哪段防火，谁当班。',
    toilet: true,
  },
  { id: 'shanhaitai', name: '杉海台', lng: 111.021, lat: 31.976, story: '海拔九百米，脚下全是杉树尖。' },
  {
    id: 'kangyangbudao',
    name: '康养步道',
    lng: 111.006,
    lat: 31.987,
    story: '三公里平缓林道，走走停停两个小时。',
    toilet: true,
  },
  {
    id: 'yundingyingdi',
    name: '云顶营地',
    lng: 110.992,
    lat: 31.998,
    story: '十二顶帐篷排在草坡上，没有路灯，看得见银河。',
    toilet: true,
  },
  { id: 'hongyeya', name: '红叶垭', lng: 110.979, lat: 32.006, story: '两山之间的口子，霜降以后红到十一月底。' },
  {
    id: 'yingtaoping',
    name: '樱桃坪',
    lng: 111.041,
    lat: 31.94,
    story: '一百二十棵樱桃，最老的那棵七十岁。',
    toilet: true,
  },
  { id: 'taoliwan', name: '桃李湾', lng: 111.03, lat: 31.931, story: '溪水拐弯的沙地，桃子甜。' },
  {
    id: 'xichachang',
    name: '霁溪茶场',
    lng: 111.018,
    lat: 31.924,
    story: '合作社的茶山，二百亩，手工采，铁锅炒。',
    toilet: true,
  },
  {
    id: 'mihoutaogu',
    name: '猕猴桃谷',
    lng: 111.009,
    lat: 31.915,
    story: '架下是猕猴桃，坡上是蜂箱，蜂替果授粉，果替蜂供蜜。',
    toilet: true,
  },
]

interface DemoLine {
  id: string
  letter: string
  name: string
  theme: string
  summary: string
  season: string
  /** Place, and minutes to stay there; the hub first. */
  stops: [placeId: string, stayMinutes: number][]
  /** Metres, minutes and what to know, from each stop to the next. */
  ways: [distanceM: number, minutes: number, mode: 'walk' | 'drive' | 'boat', note: string][]
}

export const lines: DemoLine[] = [
  {
    id: 'a',
    letter: 'A',
    name: '溪湾写生线',
    theme: '湿地观光写生',
    summary: '沿霁溪走进湿地：看鸟，过渡口，在芦花里坐下来画一天，夜里住在水边。',
    season: '3—5月，9—11月',
    stops: [
      ['hub', 0],
      ['guanniaotai', 60],
      ['laodukou', 60],
      ['luhuazhandao', 90],
      ['shiqiaohuashe', 180],
      ['shuimofang', 60],
    ],
    ways: [
      [1600, 25, 'walk', '沿溪堤平路'],
      [1500, 22, 'walk', ''],
      [1200, 18, 'walk', '栈道窄，推车请走堤上'],
      [1100, 16, 'walk', ''],
      [1000, 15, 'walk', '有一段石阶'],
    ],
  },
  {
    id: 'b',
    letter: 'B',
    name: '云岭自驾线',
    theme: '森林自驾',
    summary: '从林长公示亭进山，二十三公里盘到红叶垭，中间走一段步道，在云顶过夜。',
    season: '4—11月',
    stops: [
      ['hub', 0],
      ['linzhanggongshiting', 10],
      ['shanhaitai', 40],
      ['kangyangbudao', 120],
      ['yundingyingdi', 60],
      ['hongyeya', 40],
    ],
    ways: [
      [2600, 8, 'drive', '集散中心是进山前最后一个加油站'],
      [5200, 16, 'drive', '连续弯道，鸣笛会车'],
      [5800, 18, 'drive', ''],
      [5400, 17, 'drive', '此后没有商店'],
      [4300, 14, 'drive', '雾天慢行'],
    ],
  },
  {
    id: 'c',
    letter: 'C',
    name: '田园采摘线',
    theme: '休闲采摘',
    summary: '四个园子挨着一条机耕路：樱桃、桃子、茶、猕猴桃，什么熟了摘什么。',
    season: '4—10月',
    stops: [
      ['hub', 0],
      ['yingtaoping', 90],
      ['taoliwan', 90],
      ['xichachang', 150],
      ['mihoutaogu', 90],
    ],
    ways: [
      [1700, 6, 'drive', '步行约25分钟'],
      [1600, 6, 'drive', ''],
      [1500, 5, 'drive', ''],
      [1500, 5, 'drive', '末段单车道'],
    ],
  },
]
