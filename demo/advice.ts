/** What guests of each listing should bring and where they meet their host, as the host would say it, and in English. */
interface Advice {
  bring: [zh: string, en: string]
  meeting: [zh: string, en: string]
}

const COUNTER: Advice = {
  bring: ['报订单码就能取，东西沉的话带个袋子', 'Your code is enough; for heavy things bring a bag'],
  meeting: ['集散中心东头电商柜台，早八点到晚六点', 'At the farm-goods counter, east end of the hub, 8 a.m. to 6 p.m.'],
}

const GOODS = [
  'honey',
  'rapeseed-oil',
  'mingqian-tea',
  'guyu-tea',
  'shiitake',
  'wood-ear',
  'sweet-potato-noodles',
  'cured-pork',
  'chestnuts',
  'kiwi-box',
]

const ADVICE: Record<string, Advice> = {
  'sketching-day': {
    bring: [
      '遮阳帽、水杯、一双不怕湿的鞋；画具这边有',
      'A sun hat, a bottle, shoes that may get wet; we have the paints',
    ],
    meeting: [
      '石桥东头的大樟树下，长河举一把蓝伞',
      'Under the camphor tree at the east end of the stone bridge; look for the blue umbrella',
    ],
  },
  'sketching-group': {
    bring: ['花名册、老师的电话、自己的画具', 'The list of names, a teacher’s number, your own paints'],
    meeting: ['画舍院子里，大巴停在村口晒谷场', 'In the school’s yard; the coach parks on the threshing floor'],
  },
  'huashe-dorm': {
    bring: ['身份证、毛巾、拖鞋', 'Your ID or passport, a towel, slippers'],
    meeting: ['画舍进门左手的传达室', 'The porter’s room, left of the gate'],
  },
  'guilan-double': {
    bring: ['身份证；早饭六点半起，忌口先说一声', 'Your ID or passport; breakfast from 6:30, say what you do not eat'],
    meeting: ['渡口上坡第二家，门口挂着腊肉', 'The second house up from the landing, with bacon hung at the door'],
  },
  'guilan-family': {
    bring: ['大人的身份证、小孩的换洗衣服', 'The adults’ ID or passports, a change of clothes for the children'],
    meeting: ['渡口上坡第二家，门口挂着腊肉', 'The second house up from the landing, with bacon hung at the door'],
  },
  'guilan-meal': {
    bring: ['空着肚子来；现金微信都行', 'An appetite; cash or WeChat'],
    meeting: ['桂兰家院子里，开饭前十分钟到', 'Guilan’s yard, ten minutes before the meal'],
  },
  'xiaoman-stream': {
    bring: ['身份证、防蚊水', 'Your ID or passport, something against mosquitoes'],
    meeting: ['水磨坊往上三十米，车停磨坊前', 'Thirty metres above the mill; park in front of the mill'],
  },
  'xiaoman-family': {
    bring: ['大人的身份证、小孩的沙滩玩具', 'The adults’ ID or passports, toys for the sandpit'],
    meeting: ['水磨坊往上三十米，车停磨坊前', 'Thirty metres above the mill; park in front of the mill'],
  },
  'forest-drive': {
    bring: ['驾照、半箱以上的油、一件外套', 'Your licence, half a tank at least, a jacket'],
    meeting: [
      '林长公示亭前的栏杆，报订单码放行',
      'The barrier at the wardens’ board; they let you through by your code',
    ],
  },
  'forest-walk': {
    bring: ['走路的鞋、水、薄外套；不带火种', 'Walking shoes, water, a light jacket; no lighters'],
    meeting: ['康养步道入口的木牌下', 'At the wooden sign where the path begins'],
  },
  'cloud-tent': {
    bring: [
      '身份证、厚外套、头灯；山上没有商店',
      'Your ID or passport, a warm jacket, a head torch; there is no shop up there',
    ],
    meeting: ['营地门口的绿皮岗亭', 'The green hut at the entrance of the camp'],
  },
  'cherry-picking': {
    bring: ['草帽、雨靴、零钱', 'A straw hat, rubber boots, small change'],
    meeting: ['樱桃坪路口的棚子，先领篮子', 'The shelter at the turn-off; take a basket first'],
  },
  'peach-picking': {
    bring: ['长袖衣服（桃毛扎人）、零钱', 'Long sleeves, since the fuzz itches; small change'],
    meeting: ['桃李湾沙地边的磅秤旁', 'At the scales by the sandy bend'],
  },
  'tea-workshop': {
    bring: ['遮阳帽、平底鞋；指甲剪短些', 'A sun hat, flat shoes; cut your nails short'],
    meeting: ['茶场晒青棚，先洗手', 'The withering shed; wash your hands first'],
  },
  'kiwi-picking': {
    bring: ['雨靴、手套、零钱', 'Rubber boots, gloves, small change'],
    meeting: ['谷口蜂箱下面那道竹门，别碰蜂箱', 'The bamboo gate below the hives; leave the hives alone'],
  },
  'bird-watching': {
    bring: ['深色衣服、防蚊水；说话小声', 'Dark clothes, something against mosquitoes; a low voice'],
    meeting: ['观鸟台的木梯下', 'At the foot of the wooden stairs to the hide'],
  },
  'sketching-half': {
    bring: ['遮阳帽、水杯；画具这边有', 'A sun hat, a bottle; we have the paints'],
    meeting: ['石桥东头的大樟树下', 'Under the camphor tree at the east end of the stone bridge'],
  },
  'mill-visit': {
    bring: ['不怕沾油的衣服、零钱', 'Clothes that may get oily, small change'],
    meeting: ['水磨坊的水轮边', 'By the wheel of the water mill'],
  },
  'bee-visit': {
    bring: ['长裤、袜子盖住脚踝；别抹香水', 'Long trousers, socks over the ankles; no scent'],
    meeting: [
      '杉海台停车场的蜂箱牌子旁，先穿防蜂服',
      'At the beehive sign in the car park of the terrace; the suit comes first',
    ],
  },
  'camp-meal': {
    bring: ['一件外套，山顶风大；现金微信都行', 'A jacket, the top is windy; cash or WeChat'],
    meeting: ['营地厨棚，开饭前十分钟到', 'The kitchen tent, ten minutes before the meal'],
  },
  'tea-meal': {
    bring: ['空着肚子来；忌口先说一声', 'An appetite; say what you do not eat'],
    meeting: ['茶场食堂，晒青棚右手边', 'The canteen, right of the withering shed'],
  },
  'tea-lodge': {
    bring: ['身份证、拖鞋；夜里凉，带件厚的', 'Your ID or passport, slippers, something warm for the night'],
    meeting: [
      '茶场大门里第二排老屋，门上写着“炒茶房”',
      'The second row of old houses inside the gate; the sign says 炒茶房, the firing house',
    ],
  },
  ...Object.fromEntries(GOODS.map((id) => [id, COUNTER])),
}

/** A statement that sets the advice where it differs: harmless when run again. */
export function adviceTexts(db: D1Database): D1PreparedStatement {
  const rows = Object.entries(ADVICE).map(([id, { bring, meeting }]) => [id, ...bring, ...meeting])
  return db
    .prepare(`
      UPDATE product SET bring = entry.value ->> 1, bring_en = entry.value ->> 2,
        meeting = entry.value ->> 3, meeting_en = entry.value ->> 4
      FROM json_each(?1) AS entry
      WHERE product.id = entry.value ->> 0
        AND (bring, bring_en, meeting, meeting_en) IS NOT
          (entry.value ->> 1, entry.value ->> 2, entry.value ->> 3, entry.value ->> 4)`)
    .bind(JSON.stringify(rows))
}
