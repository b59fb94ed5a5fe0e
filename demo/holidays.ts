import chineseDays from 'chinese-days'
import { type Day, daysFrom } from '../src/days.ts'

export interface CoveredYear {
  year: number
  days: { day: Day; kind: 'holiday' | 'workday'; name: string }[]
}

/**
 * The State Council's arrangement of a year as `chinese-days` holds it, or null when it holds none: asked about such a
 * year, the library answers as if there were no holidays. A named day reads `National Day,国庆节,3`.
 */
export function holidaysOf(year: number): CoveredYear | null {
  const days = daysFrom(`${year}-01-01`, 366).flatMap((day) => {
    const { work, name } = chineseDays.getDayDetail(day)
    const chinese = name.split(',')[1]
    return day.startsWith(String(year)) && chinese
      ? [{ day, kind: work ? ('workday' as const) : ('holiday' as const), name: chinese }]
      : []
  })
  return days.length > 0 ? { year, days } : null
}
