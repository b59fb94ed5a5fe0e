import type { Line, LineStop } from '../../src/lines/lines.schemas.ts'
import type { Notice } from '../../src/notices/notices.schemas.ts'

type StopWish = Partial<LineStop['place']> & {
  stay?: number
  metres?: number
  minutes?: number
  mode?: 'walk' | 'drive'
}

/** A line of these stops, the first of them the hub; ways of 1,000 m and 10 minutes by car unless said otherwise. */
export function aLine(wishes: StopWish[], more: Partial<Line> = {}): Line {
  const stops = wishes.map(({ stay = 0, metres = 1000, minutes = 10, mode = 'drive', ...place }, position) => ({
    position,
    place: {
      id: `p${position}`,
      name: `站${position}`,
      nameEn: null,
      lng: 111 + position / 100,
      lat: 32 + position / 200,
      story: '',
      storyEn: null,
      toilet: false,
      petrol: false,
      scene: null,
      ...place,
    },
    stayMinutes: stay,
    onward: position < wishes.length - 1 ? { distanceM: metres, minutes, mode, note: '', noteEn: null } : null,
  }))
  return {
    id: 'id-b',
    slug: 'b',
    letter: 'B',
    name: '云岭线',
    nameEn: null,
    theme: '',
    themeEn: null,
    summary: '',
    summaryEn: null,
    season: '',
    seasonEn: null,
    scene: null,
    distanceM: stops.reduce((sum, { onward }) => sum + (onward?.distanceM ?? 0), 0),
    notices: [],
    ...more,
    stops,
  }
}

/** A notice for these targets, from and until these instants. */
export function aNotice(targets: Notice['targets'], startsAt: string, endsAt: string): Notice {
  return {
    id: targets.map(({ kind, id }) => `${kind}-${id}`).join('+'),
    title: '封闭',
    titleEn: null,
    reason: 'roadworks',
    body: '',
    bodyEn: null,
    startsAt,
    endsAt,
    publishedAt: startsAt,
    inForce: true,
    targets,
  }
}
