import type { WordsIn } from './words.ts'

export const zh = {
  title: (name: string, person: string, place: string) => `${name}：${place}的${person}家`,
  description: (story: string, offers: string) => (offers ? `${story}可以订：${offers}。` : story),
  person: '当家人',
  phone: '电话',
  home: '在哪里',
  also: '也在',
  certificates: '证照',
  kinds: {
    family_farm_province: '省级示范家庭农场',
    family_farm_city: '市级示范家庭农场',
    food: '食品经营许可证',
    fire: '消防安全检查合格证',
    oil_workshop: '榨油小作坊登记证',
  },
  /** Four characters on a family farm's seal, one on the others. */
  stamps: {
    family_farm_province: '省级示范',
    family_farm_city: '市级示范',
    food: '食',
    fire: '消',
    oil_workshop: '油',
  },
  number: (number: string) => `编号 ${number}`,
  validUntil: (date: string) => `有效至 ${date}`,
  offers: '这家有什么',
  nothing: '现在没有可订的。可以打电话问问。',
} as const

export const en: WordsIn<typeof zh> = {
  title: (name, person, place) => `${name}: ${person} at ${place}`,
  description: (story, offers) => (offers ? `${story} To book: ${offers}.` : story),
  person: 'Host',
  phone: 'Telephone',
  home: 'Place',
  also: 'Also at',
  certificates: 'Certificates',
  kinds: {
    family_farm_province: 'provincial model family farm certificate',
    family_farm_city: 'city model family farm certificate',
    food: 'food business licence',
    fire: 'fire safety certificate',
    oil_workshop: 'oil workshop licence',
  },
  stamps: {
    family_farm_province: '省级示范',
    family_farm_city: '市级示范',
    food: '食',
    fire: '消',
    oil_workshop: '油',
  },
  number: (number) => `No. ${number}`,
  validUntil: (date) => `valid until ${date}`,
  offers: 'What they offer',
  nothing: 'Nothing to book at present. Do ring them and ask.',
}
