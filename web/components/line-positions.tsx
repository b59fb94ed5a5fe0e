import type { LinePosition, Neighbour } from '../../src/lines/lines.rules.ts'
import { useFace } from '../face.tsx'
import { kilometres, lineClass } from '../format.ts'
import { Said } from './said.tsx'

interface LinePositionsProps {
  positions: LinePosition[]
  place: { name: string; nameEn: string | null }
}

/** Where a place is on its lines: the stop before, this one, the stop after, and the ways between them. */
export function LinePositions({ positions, place }: LinePositionsProps) {
  const { words, to } = useFace()
  return (
    <div class="positions">
      {positions.map((position) => (
        <div key={position.id} class={`position ${lineClass(position.letter)}`}>
          <p class="on-line">
            <a href={to(`/lines/${position.slug}`)}>
              <span class="letter" aria-hidden="true">
                {position.letter}
              </span>
              <Said zh={position.name} en={position.nameEn} />
            </a>
            <span class="quiet">
              {position.stop === 0 ? words.place.isHub : words.place.stop(position.stop, position.stops)}
            </span>
          </p>
          <ol>
            {position.before && <Beside label={words.place.before} neighbour={position.before} />}
            <li class={position.stop === 0 ? 'here origin' : 'here'} aria-current="location">
              <span class="quiet">{words.place.here}</span>
              <strong>
                <Said zh={place.name} en={place.nameEn} />
              </strong>
              {position.before?.way && <Way {...position.before.way} />}
            </li>
            {position.after && <Beside label={words.place.after} neighbour={position.after} showsWay />}
          </ol>
        </div>
      ))}
    </div>
  )
}

function Beside({ label, neighbour, showsWay = false }: { label: string; neighbour: Neighbour; showsWay?: boolean }) {
  const { to } = useFace()
  const { place, way } = neighbour
  return (
    <li>
      <span class="quiet">{label}</span>
      <a href={to(`/places/${place.id}`)}>
        <Said zh={place.name} en={place.nameEn} />
      </a>
      {showsWay && way && <Way {...way} />}
    </li>
  )
}

/** The way that leads here. */
function Way({ mode, distanceM, minutes, note, noteEn }: NonNullable<Neighbour['way']>) {
  const { words } = useFace()
  return (
    <span class="quiet">
      {words.line.toWhere(words.line.modes[mode], kilometres(distanceM), minutes)}
      {note && (
        <>
          {' · '}
          <Said zh={note} en={noteEn} />
        </>
      )}
    </span>
  )
}
