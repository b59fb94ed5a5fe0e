import type { Day } from '../../src/days.ts'
import { type Ripeness, ripenessOn } from '../../src/seasons/seasons.rules.ts'
import type { RipenessState, Season } from '../../src/seasons/seasons.schemas.ts'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'
import type { Words } from '../words/words.ts'
import { Said } from './said.tsx'

interface RipenessOfProps {
  product: { seasons: Season[] }
  /** The day that is asked about; today unless said. */
  on?: Day | undefined
}

/** How the fruit of a product stands, by whose word, and what comes of it; nothing of what has no seasons. */
export function RipenessOf({ product, on }: RipenessOfProps) {
  const { words, today } = useFace()
  const ripeness = ripenessOn(product.seasons, on ?? today)
  if (!ripeness) return null
  const { said, state } = ripeness
  return (
    <p class={`ripeness ${state}`}>
      <Moon state={state} isEstimate={!said} />
      <span>
        <strong>{ripenessWord(words, ripeness)}</strong>{' '}
        <span class="quiet">{ripenessFacts(words, ripeness, today).join(words.site.spot)}</span>
        {said?.note && (
          <span class="word">
            <Said zh={words.season.quoted(said.note)} en={said.noteEn && words.season.quoted(said.noteEn)} />
          </span>
        )}
      </span>
    </p>
  )
}

/** The same in few words, to stand within a line of something else. */
export function RipenessShort({ product, on }: RipenessOfProps) {
  const { words, today } = useFace()
  const ripeness = ripenessOn(product.seasons, on ?? today)
  if (!ripeness) return null
  const { said, state } = ripeness
  return (
    <span class={`ripeness ${state}`}>
      <Moon state={state} isEstimate={!said} />
      <span>
        {ripenessWord(words, ripeness)}{' '}
        <span class="quiet">
          {said ? words.season.saidOn(dayLabel(words, said.day, today)) : words.season.estimated}
        </span>
      </span>
    </span>
  )
}

export function ripenessWord({ season }: Words, { state, said }: Ripeness): string {
  if (said) return season.states[state]
  return season.estimates[state === 'not_yet' || state === 'over' ? state : 'ripe']
}

/** Who says so, and what one may expect. */
function ripenessFacts(words: Words, { state, said, from, until, nextFrom }: Ripeness, today: Day): string[] {
  const { season } = words
  const dayOf = (day: Day) => dayLabel(words, day, today)
  const expected =
    state === 'not_yet'
      ? season.opens(dayOf(from))
      : state === 'over'
        ? nextFrom && season.next(dayOf(nextFrom))
        : season.until(dayOf(until))
  return [said ? season.saidOn(dayOf(said.day)) : season.estimated, expected].filter((fact) => fact !== null)
}

/** A fruit that fills and wanes like a moon; an estimate is only dotted. The word beside it says the same. */
export function Moon({ state, isEstimate = false }: { state: RipenessState; isEstimate?: boolean }) {
  const filled: Record<RipenessState, string | null> = {
    not_yet: null,
    first: 'M10 3a7 7 0 0 1 0 14z',
    ripe: 'M10 3a7 7 0 0 1 0 14a7 7 0 0 1 0 -14z',
    last_days: 'M10 3a7 7 0 0 0 0 14z',
    over: null,
  }
  return (
    <svg class={isEstimate ? 'moon estimate' : 'moon'} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="7" />
      {filled[state] && <path d={filled[state] ?? ''} />}
      {state === 'over' && <path class="bar" d="M5 15L15 5" />}
    </svg>
  )
}
