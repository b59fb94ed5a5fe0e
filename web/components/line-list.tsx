import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import { useFace } from '../face.tsx'
import { kilometres, lineClass } from '../format.ts'
import { withQuery } from '../paths.ts'
import { Said } from './said.tsx'

interface LineListProps {
  lines: LineSummary[]
  /** Of the heading each line has on this page. */
  level?: 2 | 3
  /** The trip so far, carried along to the line that is chosen next. */
  plan?: string
  /** Where a line leads; to its own page unless said. */
  address?: (slug: string) => string
}

/** The lines as strokes out of one point, each in its own colour. */
export function LineList({ lines, level = 3, plan, address }: LineListProps) {
  const { words, to } = useFace()
  const Heading = `h${level}` as const
  return (
    <ul class="line-list">
      {lines.map((line) => (
        <li key={line.slug} class={lineClass(line.letter)}>
          <a href={to(address?.(line.slug) ?? withQuery(`/lines/${line.slug}`, { plan }))}>
            <span class="letter" aria-hidden="true">
              {line.letter}
            </span>
            <div>
              <Heading>
                <Said zh={line.name} en={line.nameEn} />
              </Heading>
              <span class="theme">
                <Said zh={line.theme} en={line.themeEn} />
              </span>
              <span class="quiet">
                {words.home.stops(line.stops)} · {words.home.kilometres(kilometres(line.distanceM))} ·{' '}
                <Said zh={line.season} en={line.seasonEn} />
              </span>
            </div>
          </a>
        </li>
      ))}
    </ul>
  )
}
