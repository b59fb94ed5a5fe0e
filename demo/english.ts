import { setColumn } from './columns.ts'

/** 霁溪镇 in English, beside the Chinese it was written in first: by table and id, column by column. */

const TEXTS: Record<string, Record<string, Record<string, string>>> = {
  place: {
    hub: {
      name_en: 'Jixi Visitor Hub',
      story_en:
        'An old grain depot on the county road. Park, ask, leave your bags, collect your goods. In its east wing the village shop sells honey and oil for the farmers and keeps nothing for itself.',
    },
    guanniaotai: {
      name_en: 'Egret Hide',
      story_en: 'Best around daybreak, when the egrets stand up out of the reeds one after another.',
    },
    laodukou: {
      name_en: 'Old Ferry',
      story_en:
        'The ferry stopped twenty years ago; the boat is still tied to its willow. Guilan’s farm is up the bank.',
    },
    luhuazhandao: {
      name_en: 'Reed Boardwalk',
      story_en: 'Eight hundred metres of planks just above the water. From October both sides are white.',
    },
    shiqiaohuashe: {
      name_en: 'Stone Bridge Studio',
      story_en:
        'The old village school: five classrooms turned studio and dormitory, with the bridge outside the window.',
    },
    shuimofang: {
      name_en: 'Water Mill',
      story_en:
        'The wheel still turns and the mallet of the oil press still knocks. Thirty metres up is Xiaoman’s house on stilts.',
    },
    linzhanggongshiting: {
      name_en: 'Forest Gate',
      story_en: 'Look here before you go up: which road is open today, where fires are banned, who is on duty.',
    },
    shanhaitai: {
      name_en: 'Fir Sea Terrace',
      story_en: 'Nine hundred metres up, with nothing but fir tips below you.',
    },
    kangyangbudao: {
      name_en: 'Forest Walk',
      story_en: 'Three gentle kilometres under the trees; two hours if you stop as often as you should.',
    },
    yundingyingdi: {
      name_en: 'Cloudtop Camp',
      story_en: 'Twelve tents on a grassy slope. No street lamps, so you can see the Milky Way.',
    },
    hongyeya: {
      name_en: 'Red Leaf Pass',
      story_en: 'A gap between two hills, red from the first frost to the end of November.',
    },
    yingtaoping: {
      name_en: 'Cherry Slope',
      story_en: 'A hundred and twenty cherry trees. The oldest is seventy.',
    },
    taoliwan: { name_en: 'Peach Bend', story_en: 'Sandy ground where the stream turns. The peaches are sweet.' },
    xichachang: {
      name_en: 'Jixi Tea Farm',
      story_en: 'The cooperative’s hill: thirteen hectares, picked by hand, fired in iron woks.',
    },
    mihoutaogu: {
      name_en: 'Kiwi Valley',
      story_en: 'Kiwi on the trellis, hives on the bank: the bees work for the fruit, and the fruit for the bees.',
    },
  },
  line: {
    a: {
      name_en: 'The Stream Line',
      theme_en: 'Wetland and sketching',
      summary_en:
        'Along the stream into the wetland: watch the birds, pass the old ferry, sit down among the reeds and paint for a day, and sleep beside the water.',
      season_en: 'March–May, September–November',
    },
    b: {
      name_en: 'The Forest Line',
      theme_en: 'A drive through the firs',
      summary_en:
        'Twenty-three kilometres of bends from the Forest Gate to Red Leaf Pass, with a walk half-way and a night at Cloudtop.',
      season_en: 'April–November',
    },
    c: {
      name_en: 'The Orchard Line',
      theme_en: 'Picking what is ripe',
      summary_en: 'Four gardens on one farm road: cherries, peaches, tea and kiwi. Pick whatever is ripe.',
      season_en: 'April–October',
    },
  },
  host: {
    hub: { name_en: 'Jixi Visitor Hub', story_en: 'The township’s own desk, open from eight to six.' },
    guilan: {
      name_en: 'Guilan’s Farm',
      story_en: 'Zhou Guilan, 68: four doubles, two family rooms, an earthen stove, and bacon she smokes herself.',
    },
    dashan: {
      name_en: 'Dashan’s Hives',
      story_en: 'Wang Dashan, 72, has kept bees for fifty years and takes honey only twice a year.',
    },
    xiuying: {
      name_en: 'Xiuying’s Orchards',
      story_en: 'Tan Xiuying, 61, looks after both Cherry Slope and Peach Bend.',
    },
    changhe: {
      name_en: 'Stone Bridge Studio',
      story_en:
        'Liu Changhe, 45, came home from the art academy and has taught people to paint water for twelve years.',
    },
    mingliang: {
      name_en: 'Cloudtop Camp',
      story_en: 'Shi Mingliang, 38, came back from the army to keep the hilltop, and is a forest warden besides.',
    },
    xiaoman: {
      name_en: 'Xiaoman’s House',
      story_en: 'Li Xiaoman, 33, made six rooms of her grandmother’s house on stilts.',
    },
    youfu: {
      name_en: 'Youfu’s Oil Press',
      story_en: 'Yan Youfu, 59: a wooden press from his forefathers, and rapeseed from this township alone.',
    },
    chunsheng: {
      name_en: 'Jixi Tea Cooperative',
      story_en: 'Meng Chunsheng, 50, chairs the cooperative of eighty-six tea households.',
    },
  },
  product: {
    'sketching-day': {
      name_en: 'A day of sketching',
      summary_en: 'Meet at the bridge at nine; paper and paints are there, and Changhe leads',
    },
    'sketching-group': {
      name_en: 'Sketching for groups',
      summary_en: 'By person and day, from twenty people; studio and teacher included',
    },
    'huashe-dorm': { name_en: 'Studio dormitory', summary_en: 'Two rooms of eight beds, shared bathroom' },
    'guilan-double': {
      name_en: 'Guilan’s double room',
      summary_en: 'Breakfast included; the ferry is outside the window',
    },
    'guilan-family': { name_en: 'Guilan’s family room', summary_en: 'A large bed and a small one, breakfast included' },
    'guilan-meal': { name_en: 'Guilan’s wood-stove meal', summary_en: 'Six dishes and a soup at a shared table' },
    'xiaoman-stream': { name_en: 'Xiaoman’s stream room', summary_en: 'A house on stilts; you hear the water' },
    'xiaoman-family': { name_en: 'Xiaoman’s family room', summary_en: 'Bunks and a large bed, with a sand pit below' },
    'forest-drive': {
      name_en: 'Forest road permit',
      summary_en: 'Enter by the hour, one place per car, free of charge',
    },
    'forest-walk': {
      name_en: 'Half a day on the Forest Walk',
      summary_en: 'Three slow kilometres with a forest warden',
    },
    'cloud-tent': { name_en: 'A tent at Cloudtop', summary_en: 'Mats, sleeping bags and hot water are there' },
    'cherry-picking': { name_en: 'Cherry picking', summary_en: 'Two hours; eat all you like under the trees' },
    'peach-picking': { name_en: 'Peach picking', summary_en: 'What you take home is weighed and paid on top' },
    'tea-workshop': {
      name_en: 'Pick and fire your own tea',
      summary_en: 'A basket from the hill, a hundred grams from the wok, and it is yours',
    },
    'kiwi-picking': { name_en: 'Kiwi picking', summary_en: 'Free to enter; you pay for what you pick' },
    'bird-watching': {
      name_en: 'Birds in the reeds',
      summary_en: 'Xiaoman leads, field glasses are lent, and the egrets are left in peace',
    },
    'sketching-half': {
      name_en: 'Sketching at the bridge',
      summary_en: 'Two hours, one picture of water; paper and paints are there, and it is yours',
    },
    'mill-visit': {
      name_en: 'At the wooden oil press',
      summary_en: 'See the wheel, swing the mallet once, and hear of three generations at the press',
    },
    'bee-visit': {
      name_en: 'Inside a beehive',
      summary_en: 'Put on a veil, look for the queen, and hear how a hive spends its year',
    },
    'camp-meal': { name_en: 'A meal from the camp kettle', summary_en: 'Rice with bacon and greens at a shared table' },
    'tea-meal': {
      name_en: 'A meal at the tea farm',
      summary_en: 'Eggs with tea leaves and tea-smoked chicken, at one table with the tea makers',
    },
    'tea-lodge': { name_en: 'Tea hill lodge', summary_en: 'The old firing house; the window opens on the tea rows' },
    honey: { name_en: 'Wild honey', summary_en: 'Collect at the hub; the township takes no commission' },
    'rapeseed-oil': {
      name_en: 'Pressed rapeseed oil',
      summary_en: 'Collect at the hub; the township takes no commission',
    },
    'mingqian-tea': { name_en: 'First-flush tea', summary_en: 'Forty tins this year, one for each buyer' },
    'guyu-tea': { name_en: 'Grain Rain tea', summary_en: 'Collect at the hub; the township takes no commission' },
    shiitake: { name_en: 'Shiitake', summary_en: 'Collect at the hub; the township takes no commission' },
    'wood-ear': { name_en: 'Wood-ear mushrooms', summary_en: 'Collect at the hub; the township takes no commission' },
    'sweet-potato-noodles': {
      name_en: 'Sweet-potato noodles',
      summary_en: 'Collect at the hub; the township takes no commission',
    },
    'cured-pork': { name_en: 'Smoked bacon', summary_en: 'Collect at the hub; the township takes no commission' },
    chestnuts: { name_en: 'Chestnuts', summary_en: 'Collect at the hub; the township takes no commission' },
    'kiwi-box': { name_en: 'A box of kiwi', summary_en: 'Collect at the hub; the township takes no commission' },
  },
  unit: {
    'sketching-day-1': { name_en: 'Adult' },
    'sketching-day-2': { name_en: 'Child' },
    'sketching-group-1': { name_en: 'Person and day' },
    'huashe-dorm-1': { name_en: 'One bed' },
    'huashe-dorm-2': { name_en: 'A whole room (8 beds)' },
    'guilan-double-1': { name_en: 'Room for 2' },
    'guilan-family-1': { name_en: 'Room for 4' },
    'guilan-meal-1': { name_en: 'Adult' },
    'guilan-meal-2': { name_en: 'Child' },
    'xiaoman-stream-1': { name_en: 'Room for 2' },
    'xiaoman-family-1': { name_en: 'Room for 4' },
    'forest-drive-1': { name_en: 'Car' },
    'forest-walk-1': { name_en: 'Person' },
    'cloud-tent-1': { name_en: 'Tent for 2' },
    'cherry-picking-1': { name_en: 'Person' },
    'peach-picking-1': { name_en: 'Person' },
    'tea-workshop-1': { name_en: 'Person' },
    'kiwi-picking-1': { name_en: 'Person' },
    'bird-watching-1': { name_en: 'Adult' },
    'bird-watching-2': { name_en: 'Child' },
    'sketching-half-1': { name_en: 'Adult' },
    'sketching-half-2': { name_en: 'Child' },
    'mill-visit-1': { name_en: 'Person' },
    'bee-visit-1': { name_en: 'Person' },
    'camp-meal-1': { name_en: 'Adult' },
    'camp-meal-2': { name_en: 'Child' },
    'tea-meal-1': { name_en: 'Adult' },
    'tea-meal-2': { name_en: 'Child' },
    'tea-lodge-1': { name_en: 'Room for 2' },
    'honey-1': { name_en: 'Jar, 500 g' },
    'rapeseed-oil-1': { name_en: 'Can, 5 l' },
    'mingqian-tea-1': { name_en: 'Tin, 100 g' },
    'guyu-tea-1': { name_en: 'Packet, 250 g' },
    'shiitake-1': { name_en: 'Bag, 250 g' },
    'wood-ear-1': { name_en: 'Bag, 250 g' },
    'sweet-potato-noodles-1': { name_en: 'Bundle, 1 kg' },
    'cured-pork-1': { name_en: 'Piece, 500 g' },
    'chestnuts-1': { name_en: 'Bag, 2.5 kg' },
    'kiwi-box-1': { name_en: 'Box, 2.5 kg' },
  },
}

/** What to know on the way from a stop to the next, by line and position. */
const WAYS: [lineId: string, position: number, note: string][] = [
  ['a', 0, 'Level, along the dyke'],
  ['a', 2, 'The boardwalk is narrow: with a pushchair, stay on the dyke'],
  ['a', 4, 'A flight of stone steps'],
  ['b', 0, 'The last petrol before the mountain is at the hub'],
  ['b', 1, 'Bend upon bend: sound your horn'],
  ['b', 3, 'No shop from here on'],
  ['b', 4, 'Slowly in fog'],
  ['c', 0, 'About 25 minutes on foot'],
  ['c', 3, 'Single track at the end'],
]

/** Statements that set the English texts where they differ: harmless when run again. */
export function englishTexts(db: D1Database): D1PreparedStatement[] {
  const texts = Object.entries(TEXTS).flatMap(([table, rows]) =>
    [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))].map((column) =>
      setColumn(
        db,
        table,
        column,
        Object.fromEntries(Object.entries(rows).flatMap(([id, row]) => (row[column] ? [[id, row[column]]] : []))),
      ),
    ),
  )
  const ways = db
    .prepare(
      'UPDATE segment SET note_en = entry.value ->> 2 FROM json_each(?1) AS entry WHERE line_id = entry.value ->> 0 AND position = entry.value ->> 1 AND note_en IS NOT entry.value ->> 2',
    )
    .bind(JSON.stringify(WAYS))
  return [...texts, ways]
}
