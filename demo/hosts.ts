interface DemoHost {
  id: string
  name: string
  person: string
  placeId: string
  phone: string
  story: string
}

export const hosts: DemoHost[] = [
  {
    id: 'hub',
    name: '霁溪茶旅集散中心',
    person: '值班员',
    placeId: 'hub',
    phone: '0710-555-0100',
    story: '镇里的服务台，早八点到晚六点有人。',
  },
  {
    id: 'guilan',
    name: '桂兰农家',
    person: '周桂兰',
    placeId: 'laodukou',
    phone: '0710-555-0101',
    story: '六十八岁，四间大床两间家庭房，灶是土灶，腊肉自己熏。',
  },
  {
    id: 'dashan',
    name: '大山蜂场',
    person: '汪大山',
    placeId: 'mihoutaogu',
    phone: '0710-555-0102',
    story: '七十二岁，养了五十年蜂，一年只取两次蜜。',
  },
  {
    id: 'xiuying',
    name: '秀英果园',
    person: '谭秀英',
    placeId: 'yingtaoping',
    phone: '0710-555-0103',
    story: '六十一岁，樱桃坪和桃李湾两片园子都是她在管。',
  },
  {
    id: 'changhe',
    name: '石桥画舍',
    person: '柳长河',
    placeId: 'shiqiaohuashe',
    phone: '0710-555-0104',
    story: '四十五岁，美院毕业回乡，带人画水画了十二年。',
  },
  {
    id: 'mingliang',
    name: '云顶营地',
    person: '石明亮',
    placeId: 'yundingyingdi',
    phone: '0710-555-0105',
    story: '三十八岁，退伍回来守着山顶，兼护林员。',
  },
  {
    id: 'xiaoman',
    name: '小满民宿',
    person: '黎小满',
    placeId: 'shuimofang',
    phone: '0710-555-0106',
    story: '三十三岁，把外婆的吊脚楼修成六间房。',
  },
  {
    id: 'youfu',
    name: '有福油坊',
    person: '严有福',
    placeId: 'shuimofang',
    phone: '0710-555-0107',
    story: '五十九岁，祖传木榨，菜籽只收本镇的。',
  },
  {
    id: 'chunsheng',
    name: '霁溪茶业合作社',
    person: '孟春生',
    placeId: 'xichachang',
    phone: '0710-555-0108',
    story: '五十岁，合作社八十六户茶农的理事长。',
  },
]

/** `expiresInDays` from the day of loading; one lapsed before it, as certificates do. The oil press never had one. */
export const certificates = [
  { id: 'dashan-farm', hostId: 'dashan', kind: 'family_farm_province', number: '演示省示范-0017', expiresInDays: 400 },
  { id: 'xiuying-farm', hostId: 'xiuying', kind: 'family_farm_city', number: '演示市示范-0203', expiresInDays: 250 },
  { id: 'chunsheng-food', hostId: 'chunsheng', kind: 'food', number: '演示食证-3301', expiresInDays: 500 },
  { id: 'guilan-food', hostId: 'guilan', kind: 'food', number: '演示食证-3302', expiresInDays: 25 },
  { id: 'mingliang-fire', hostId: 'mingliang', kind: 'fire', number: '演示消防-0905', expiresInDays: -12 },
] as const
