import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import { type PartyFault, type Wish, writeWish } from '../../src/trips/trips.address.ts'
import { MOST_NIGHTS } from '../../src/trips/trips.rules.ts'
import type { Composed } from '../../src/trips/trips.ts'
import { partyFaultText } from '../components/composer-face.ts'
import { LineList } from '../components/line-list.tsx'
import { Proposals } from '../components/proposals.tsx'
import { useFace } from '../face.tsx'

export interface ComposePageProps {
  lines: LineSummary[]
  wish: Wish
  fault: PartyFault | null
  /** The party as it was typed, when it cannot be one. */
  typed: Record<string, string>
  /** null while the line is not chosen or the party is none. */
  composed: Composed | null
  /** The township's own number: groups are arranged there. */
  phone: string
}

/** Who wants to go where and when, and below it what works. */
export function ComposePage(props: ComposePageProps) {
  const { words } = useFace()
  const { wish, composed, lines } = props
  return (
    <article class="composer">
      <h1>{words.compose.title}</h1>
      <p class="lead">{words.compose.lead}</p>
      {wish.slug === null ? (
        <section>
          <h2>{words.compose.whichLine}</h2>
          <LineList lines={lines} address={(slug) => `/compose?${writeWish({ ...wish, slug })}`} />
        </section>
      ) : (
        <>
          <ComposeForm {...props} />
          <div id="proposals">{composed && <Found {...props} composed={composed} />}</div>
        </>
      )}
    </article>
  )
}

function Found({ wish, composed, phone }: ComposePageProps & { composed: Composed }) {
  const face = useFace()
  const { line, day, proposal, elsewhere } = composed
  return (
    <>
      {wish.day !== null && wish.day < face.today && <p>{face.words.compose.pastDay}</p>}
      <Proposals
        face={face}
        line={line}
        wish={{ ...wish, slug: line.slug, day }}
        proposal={proposal}
        elsewhere={elsewhere}
        phone={phone}
      />
    </>
  )
}

function ComposeForm({ lines, wish, fault, typed, composed, phone }: ComposePageProps) {
  const { words, to, said, today } = useFace()
  const { compose } = words
  const people = (name: 'adults' | 'children' | 'seniors') => (
    <label>
      {compose[name]}
      <input
        type="number"
        inputMode="numeric"
        name={name}
        min="0"
        value={typed[name] ?? String(wish.party[name])}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby="party-fault"
      />
    </label>
  )
  return (
    // Not restored by the browser: going back, the form says what the trips below were composed for.
    <form
      method="get"
      action={to('/compose')}
      autoComplete="off"
      class="day-form compose-form"
      data-compose
      data-phone={phone}
      data-today={today}
    >
      <label class="which">
        {compose.line}
        <select name="line">
          {lines.map((line) => (
            <option key={line.slug} value={line.slug} selected={line.slug === wish.slug}>
              {line.letter} {said(line.name, line.nameEn)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {compose.day}
        <input type="date" name="day" value={composed?.day ?? wish.day ?? ''} min={today} />
      </label>
      <fieldset class="party">
        <legend>{compose.party}</legend>
        {people('adults')}
        {people('children')}
        {people('seniors')}
        <p class="fault" id="party-fault" role="alert" hidden={!fault}>
          {fault && partyFaultText(compose.partyFault, fault, phone)}
        </p>
      </fieldset>
      <label>
        {compose.nights}
        <select name="nights">
          <option value="" selected={wish.nights === null}>
            {compose.anyNights}
          </option>
          {Array.from({ length: MOST_NIGHTS + 1 }, (_, nights) => (
            <option key={nights} value={String(nights)} selected={nights === wish.nights}>
              {nights === 0 ? compose.noNight : compose.night(nights)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button main">
        {compose.compose}
      </button>
      <p class="quiet" role="status" data-told>
        {composed && compose.told(composed.proposal.trips.length)}
      </p>
      <p class="fault" data-stale hidden>
        {compose.stale}
      </p>
    </form>
  )
}
