import { writePlan } from '../../src/bookings/bookings.plan-text.ts'
import { type Day, timeOf } from '../../src/days.ts'
import { mostWalkedBy, SLOW_PARTY_WALKS_M, sizeOf } from '../../src/trips/party.rules.ts'
import { linesOf } from '../../src/trips/plan.rules.ts'
import type { ProposedTrip, TripDay, TripPart } from '../../src/trips/proposed.rules.ts'
import { type Wish, writeWish } from '../../src/trips/trips.address.ts'
import type { Proposal } from '../../src/trips/trips.rules.ts'
import type { LineOffer } from '../../src/trips/trips.schemas.ts'
import type { LineName } from '../../src/trips/trips.ts'
import { dayLabel, kilometres, lineClass, yuan } from '../format.ts'
import { type ComposerFace, type NamedThing, nightsLabel, saidIn } from './composer-face.ts'
import { Named } from './named.tsx'
import { Nothing } from './nothing.tsx'
import { reasonText } from './reason-text.ts'

interface ProposalsProps {
  face: ComposerFace
  line: LineOffer['line']
  wish: Wish & { slug: string; day: Day }
  proposal: Proposal
  /** Other lines, when this one has nothing that day. */
  elsewhere: readonly LineName[]
  /** The number of whoever arranges what the composer cannot. */
  phone: string
}

/** The trips that work, side by side; when there are none, why, and what does. */
export function Proposals(props: ProposalsProps) {
  const { face, line, wish, proposal } = props
  const isShort = mostWalkedBy(wish.party) < Number.POSITIVE_INFINITY && line.stops.some(isWalkedOn)
  if (proposal.trips.length === 0) return <Nothing {...props} />
  return (
    <section class={`proposals ${lineClass(line.letter)}`} aria-labelledby="proposals-title">
      <h2 id="proposals-title">{face.words.compose.proposals}</h2>
      {isShort && <p class="quiet">{face.words.compose.walksAtMost(String(SLOW_PARTY_WALKS_M / 1000))}</p>}
      {proposal.trips.length > 1 && (
        <p class="jump">
          {proposal.trips.map((trip) => (
            <a key={trip.variant} href={`#${trip.variant}`}>
              {face.words.compose.variant[trip.variant]} <strong>{yuan(trip.totalFen)}</strong>
            </a>
          ))}
        </p>
      )}
      <div class="variants">
        {proposal.trips.map((trip) => (
          <ProposedTripView key={trip.variant} {...props} trip={trip} />
        ))}
      </div>
    </section>
  )
}

function isWalkedOn({ onward }: LineOffer['line']['stops'][number]): boolean {
  return onward?.mode === 'walk'
}

function ProposedTripView({ face, wish, trip }: ProposalsProps & { trip: ProposedTrip }) {
  const { words, to } = face
  const name = words.compose.variant[trip.variant]
  const total = yuan(trip.totalFen)
  return (
    <article class="proposal" id={trip.variant}>
      <header>
        <h3>
          {name} <span class="nights">{nightsLabel(words, trip.nights)}</span>
        </h3>
        <p class="sum">
          <strong>{total}</strong> <span class="quiet">{words.compose.forWhom(sizeOf(wish.party))}</span>
        </p>
      </header>
      <ul class="reasons">
        {trip.reasons.map((reason) => (
          <li key={reason.kind}>{reasonText(face, reason)}</li>
        ))}
      </ul>
      <p class="take">
        <a
          class="button main"
          href={to(
            `/trip?plan=${writePlan(trip.days.flatMap(({ parts }) => parts.flatMap(linesOf)))}&${writeWish({ ...wish, nights: trip.nights })}`,
          )}
          aria-label={words.compose.takesIt(name, total)}
        >
          {words.compose.choose}
        </a>
      </p>
      <div>
        {trip.days.map((day, index) => (
          <DayView key={day.day} face={face} day={day} from={index === 0 ? null : bedOf(trip)} />
        ))}
      </div>
    </article>
  )
}

function bedOf(trip: ProposedTrip): NamedThing | null {
  return trip.days[0]?.home.to ?? null
}

function DayView({ face, day, from }: { face: ComposerFace; day: TripDay; from: NamedThing | null }) {
  const { words } = face
  const [first] = day.parts
  const leaves = timeOf(first?.setsOffAt ?? day.home.setsOffAt)
  const endsInBed = day.parts.at(-1)?.role === 'stay'
  return (
    <section class="hours">
      <h4>{dayLabel(words, day.day, face.today)}</h4>
      <ol>
        <li class="leg quiet">
          {from ? words.compose.wakeUp(leaves, saidIn(face, from)) : words.compose.setOff(leaves)}
        </li>
        {day.parts.map((part) => (
          <PartView key={part.slotIds[0]} face={face} part={part} />
        ))}
        {!endsInBed && (
          <>
            <Leg face={face} way={day.home} />
            <li class="mark">
              <span class="when">{timeOf(day.home.arrivesAt)}</span>
              <span>{day.home.to ? words.compose.toBed(saidIn(face, day.home.to)) : words.compose.home}</span>
            </li>
          </>
        )}
      </ol>
    </section>
  )
}

function PartView({ face, part }: { face: ComposerFace; part: TripPart }) {
  const { words } = face
  const { product } = part
  const isMoment = part.role === 'entry' || part.role === 'stay'
  return (
    <>
      <Leg face={face} way={part} wait={part.waitMinutes} />
      <li class={`mark ${part.role}`}>
        <span class="when">
          {timeOf(part.startsAt)}
          {!isMoment && `–${timeOf(part.endsAt)}`}
        </span>
        <span>
          <strong>
            <Named face={face} of={product} />
          </strong>
          {part.role === 'stay' && ` ${words.compose.night(part.nights)}`}
          <span class="quiet">
            <Named face={face} of={product.host} />
            {product.host.name !== product.place.name && (
              <>
                {' · '}
                <Named face={face} of={product.place} />
              </>
            )}
          </span>
          <span class="quiet">
            {part.lines.map(({ unitId, unitName, quantity }, index) => {
              const unit = product.units.find(({ id }) => id === unitId)
              return (
                <span key={unitId}>
                  {index > 0 && ' · '}
                  <Named face={face} of={unit ?? { name: unitName, nameEn: null }} />
                  {` ${words.site.times(quantity)}`}
                </span>
              )
            })}
            {part.fen > 0 && ` · ${yuan(part.fen)}`}
          </span>
        </span>
      </li>
    </>
  )
}

/** The way between two parts, and what time is left when one is there. */
export function Leg({
  face,
  way,
  wait = 0,
}: {
  face: Pick<ComposerFace, 'words'>
  way: { wayMinutes: number; wayMetres: number; walkMetres: number }
  wait?: number
}) {
  const { compose } = face.words
  const mode = way.walkMetres === 0 ? compose.ride : way.walkMetres < way.wayMetres ? compose.both : compose.walk
  const texts = [
    way.wayMinutes > 0 && compose.way(mode, kilometres(way.wayMetres), way.wayMinutes),
    wait > 0 && compose.free(wait),
  ].filter((text) => text !== false)
  return texts.length > 0 ? <li class="leg quiet">{texts.join(' · ')}</li> : null
}
