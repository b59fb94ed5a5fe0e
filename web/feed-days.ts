import { addDays, type Day } from '../src/days.ts'
import { stretchesOf } from '../src/feeds/trial.rules.ts'
import { dateLabel } from './format.ts'
import type { Words } from './words/words.ts'

/** More than these tire who reads them. */
const MOST_STRETCHES = 6

/** `5月1日—3日、5月10日`: days, sorted, those in a row as one stretch; of many, the first ones and how many more. */
export function daysLabel(words: Words, days: readonly Day[], today: Day): string {
  const stretches = stretchesOf(days, (day) => addDays(day, 1))
  const shown = stretches.slice(0, MOST_STRETCHES)
  const lastShown = shown.at(-1)?.to ?? ''
  return words.feeds.days(
    shown.map((stretch) => stretchLabel(words, stretch, today)),
    days.filter((day) => day > lastShown).length,
  )
}

function stretchLabel(words: Words, { from, to }: { from: Day; to: Day }, today: Day): string {
  const labelled = (day: Day) => ({ label: dateLabel(words, day, today), date: Number(day.slice(8)) })
  const [first, last] = [labelled(from), labelled(to)]
  if (from === to) return first.label
  if (from.slice(0, 7) === to.slice(0, 7)) return words.feeds.within(first, last)
  return words.feeds.stretch(first.label, last.label)
}
