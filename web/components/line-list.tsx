import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import { kilometres } from '../format.ts'
import type { Words } from '../words/zh.ts'

interface LineListProps {
  words: Words
  lines: LineSummary[]
  /** Of the heading each line has on this page. */
  level?: 2 | 3
  /** The trip so far, carried along to the line that is chosen next. */
  plan?: string
}

/** The lines as strokes out of one point, each in its own colour. */
export function LineList({ words, lines, level = 3, plan }: LineListProps) {
  const Heading = `h${level}` as const
  return (
    <ul class="line-list">
      {lines.map((line) => (
        <li key={line.slug} class={`line-${line.letter.toLowerCase()}`}>
          <a href={`/lines/${line.slug}${plan ? `?plan=${plan}` : ''}`}>
            <span class="letter" aria-hidden="true">
              {line.letter}
            </span>
            <div>
              <Heading>{line.name}</Heading>
              <span class="theme">{line.theme}</span>
              <span class="quiet">
                {words.home.stops(line.stops)} · {kilometres(line.distanceM)} km · {line.season}
              </span>
            </div>
          </a>
        </li>
      ))}
    </ul>
  )
}
