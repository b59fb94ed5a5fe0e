import type { Day } from '../../src/days.ts'
import type { Distance } from '../../src/find/distance.rules.ts'
import type { Filter, FindWish } from '../../src/find/find.address.ts'
import type { LineOnMap } from '../../src/lines/lines.schemas.ts'
import type { Face } from '../face.tsx'
import { dateLabel, kilometres, yuan } from '../format.ts'
import type { Words } from '../words/words.ts'

/** The days of a wish in few words: `11月27日—29日`. */
export function answerWhen(words: Words, { day, until }: FindWish): string {
  if (day === null) return words.find.anyDay
  return until ? words.find.dateRange(...partsOf(day), ...partsOf(until)) : dateLabel(words, day, day)
}

function partsOf(day: Day): [month: number, date: number] {
  return [Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

export function answerWho({ find }: Words, { party }: FindWish): string {
  if (!party) return find.anyone
  const { adults, children, seniors } = party
  return [
    adults > 0 && find.people.adults(adults),
    children > 0 && find.people.children(children),
    seniors > 0 && find.people.seniors(seniors),
  ]
    .filter(Boolean)
    .join(' ')
}

export function answerWhat({ find }: Words, { kind }: FindWish): string {
  return kind ? find.kinds[kind] : find.anything
}

/** A condition as one says it. */
export function conditionText(
  { words, said }: Pick<Face, 'words' | 'said'>,
  wish: FindWish,
  filter: Filter,
  lines: readonly LineOnMap[],
): string {
  const { conditions, ripes } = words.find
  switch (filter) {
    case 'kind':
      return answerWhat(words, wish)
    case 'days':
      return answerWhen(words, wish)
    case 'party':
      return answerWho(words, wish)
    case 'price': {
      const [min, max] = [wish.min, wish.max].map((price) => (price === null ? null : yuan(price * 100)))
      if (min && max) return conditions.between(min, max)
      return min ? conditions.min(min) : conditions.max(max ?? '')
    }
    case 'ripe':
      return wish.ripe ? ripes[wish.ripe] : ''
    case 'cert':
      return wish.cert ? words.host.kinds[wish.cert] : ''
    case 'q':
      return conditions.q(wish.q ?? '')
    case 'line': {
      const line = lines.find(({ slug }) => slug === wish.line)
      return conditions.line(line ? said(line.name, line.nameEn) : (wish.line ?? ''))
    }
    case 'at':
      return conditions.at(placeName(said, lines, wish.at) ?? wish.at ?? '')
  }
}

export function placeName(said: Face['said'], lines: readonly LineOnMap[], placeId: string | null): string | null {
  const place = lines.flatMap(({ stops }) => stops).find((stop) => stop.place.id === placeId)?.place
  return place ? said(place.name, place.nameEn) : null
}

export function distanceText({ find }: Words, { metres, by }: Distance): string {
  if (by === 'here') return find.here
  return find[by](kilometres(metres))
}
