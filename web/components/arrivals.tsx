import type { Arrival, HostLine } from '../../src/arrivals/arrivals.rules.ts'
import type { Party } from '../../src/bookings/bookings.schemas.ts'
import { timeOf } from '../../src/days.ts'
import { useFace } from '../face.tsx'
import { dayLabel, yuan } from '../format.ts'
import { Said } from './said.tsx'

/** `桂兰大床 一间（2人） × 1` */
export function Booked({ line, quantity = line.quantity }: { line: HostLine; quantity?: number }) {
  const { words } = useFace()
  return (
    <>
      <Said zh={line.title} en={line.titleEn} /> <Said zh={line.unitName} en={line.unitNameEn} />{' '}
      {words.site.times(quantity)}
    </>
  )
}

/** The same where nothing but text may stand. */
export function useBookedText(): (line: HostLine, quantity?: number) => string {
  const { words, said } = useFace()
  return (line, quantity = line.quantity) =>
    `${said(line.title, line.titleEn)} ${said(line.unitName, line.unitNameEn)} ${words.site.times(quantity)}`
}

/** What someone who was erased is called. */
export function GuestName({ name }: { name: string }) {
  const { words } = useFace()
  return name ? <span lang="zh-CN">{name}</span> : words.arrivals.unnamed
}

export function PartyText({ party }: { party: Party | null }) {
  const { words } = useFace()
  // Two adults are what everyone expects.
  if (!party || party.children + party.over60s === 0) return null
  return <p class="arrival-party">{words.arrivals.party(party.adults, party.over60s, party.children)}</p>
}

/** What to ask for at the door. */
export function Due({ arrival }: { arrival: Pick<Arrival, 'dueFen' | 'lines'> }) {
  const { words } = useFace()
  const { dueFen, lines } = arrival
  const costs = lines.some(({ amountFen }) => amountFen > 0)
  return (
    <p class={dueFen > 0 ? 'arrival-due' : 'quiet'}>
      {dueFen > 0 ? words.arrivals.due(yuan(dueFen)) : costs ? words.arrivals.nothingDue : words.arrivals.free}
    </p>
  )
}

export function Note({ note }: { note: string | null }) {
  const { words } = useFace()
  if (!note) return null
  return (
    <p class="arrival-note">
      <span class="unseen">{words.arrivals.note} </span>
      <q lang="zh-CN">{note}</q>
    </p>
  )
}

export function Call({ phone, name }: { phone: string; name: string }) {
  const { words } = useFace()
  // Masked, there is nobody to call.
  if (!phone || phone.includes('*')) return phone ? <p class="quiet">{phone}</p> : null
  return (
    <a class="button farm-wide" href={`tel:${phone}`}>
      {words.arrivals.call} <span class="unseen">{words.arrivals.callTo(name)} </span>
      {phone}
    </a>
  )
}

/** What has been booked, when, and how much of it is here. `dated`: with its days, where they are not told around it. */
export function BookedLines({ arrival, dated = false }: { arrival: Arrival; dated?: boolean }) {
  const { words } = useFace()
  const several = new Set(arrival.lines.map(({ at }) => at)).size > 1
  return (
    <ul class="arrival-lines">
      {arrival.lines.map((line) => (
        <li key={line.position}>
          {dated && line.slots[0]?.day && <span class="time">{dayLabel(words, line.slots[0].day)} </span>}
          {(dated || several) && line.at !== null && <span class="time">{timeOf(line.at)} </span>}
          <Booked line={line} />
          {line.arrived > 0 && line.arrived < line.quantity && (
            <span class="quiet"> {words.arrivals.left(line.quantity - line.arrived - line.noShow)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Whether they are here: a red seal for what is settled. */
export function ArrivalState({ arrival }: { arrival: Arrival }) {
  const { words } = useFace()
  const { state, here, people } = arrival
  if (state === 'expected') return null
  const text = state === 'partly' && people > 0 ? words.arrivals.someHere(here, people) : words.arrivals.state[state]
  return <p class={`arrival-state ${state}`}>{text}</p>
}
