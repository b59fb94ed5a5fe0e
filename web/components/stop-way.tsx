import { noticesAt } from '../../src/lines/lines.closures.rules.ts'
import { type Need, reachedFromHub, stretchesWithout } from '../../src/lines/lines.facts.rules.ts'
import type { Line, LineStop } from '../../src/lines/lines.schemas.ts'
import { useFace } from '../face.tsx'
import { kilometres, momentLabel } from '../format.ts'
import type { Words } from '../words/words.ts'
import type { LineWays } from './line-ways.tsx'
import { Navigate } from './navigate.tsx'
import { Said } from './said.tsx'

const NEEDS: Need[] = ['petrol', 'toilet']

/** How far a stop is from the hub, in words; of the hub nothing. */
export function farSaid(line: Line, stop: LineStop, words: Words): string | null {
  const reached = reachedFromHub(line.stops)[line.stops.indexOf(stop)]
  if (!reached || stop.position === 0) return null
  return words.ways.fromHub(kilometres(reached.metres), reached.minutes)
}

/** What a traveller needs at a stop of a line: what is closed, what there will not be after it, the way there. */
export function StopWay({ line, stop, ways }: { line: Line; stop: LineStop; ways: LineWays }) {
  const { words, today } = useFace()
  const closed = ways.closures.stops.get(stop.position)
  const products = ways.productsAt.get(stop.place.id) ?? []
  const notices = noticesAt(
    line,
    stop,
    products.map(({ id }) => id),
  )
  return (
    <div class="stop-way">
      {closed && <p class="closed-today">{words.ways.closed}</p>}
      {notices.map((notice) => (
        <p key={notice.id} class="closed-note">
          <strong>
            <Said zh={notice.title} en={notice.titleEn} />
          </strong>{' '}
          <span class="quiet">
            {momentLabel(words, notice.startsAt, today)}—{momentLabel(words, notice.endsAt, today)}
          </span>
        </p>
      ))}
      {NEEDS.filter((need) => need === 'toilet' || line.stops.some(({ onward }) => onward?.mode === 'drive')).map(
        (need) =>
          stretchesWithout(line.stops, need)
            .filter(({ from }) => from === stop)
            .map(({ metres }) => (
              <p key={need} class="none-after">
                {words.ways.noneAfter(words.ways[need], kilometres(metres))}
              </p>
            )),
      )}
      <Navigate place={stop.place} isDemo={ways.isDemo} />
    </div>
  )
}
