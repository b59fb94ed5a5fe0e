import type { Day } from '../../src/days.ts'
import { fallsOn } from '../../src/lines/lines.closures.rules.ts'
import { type Party, SLOW_PARTY_WALKS_M } from '../../src/trips/party.rules.ts'
import { type Wish, writeWish } from '../../src/trips/trips.address.ts'
import type { Proposal } from '../../src/trips/trips.rules.ts'
import type { LineOffer } from '../../src/trips/trips.schemas.ts'
import type { LineName } from '../../src/trips/trips.ts'
import { dayLabel, momentLabel } from '../format.ts'
import { type ComposerFace, nightsLabel, saidIn } from './composer-face.ts'
import { Named } from './named.tsx'

interface NothingProps {
  face: ComposerFace
  line: LineOffer['line']
  wish: Wish & { slug: string; day: Day }
  proposal: Proposal
  elsewhere: readonly LineName[]
  phone: string
}

/** Why no trip works out that day, and what does: other nights, another line, another day. Each is the same wish but for one thing. */
export function Nothing({ face, line, wish, proposal, elsewhere, phone }: NothingProps) {
  const { words, to, today } = face
  const { compose } = words
  const { nearestDays, otherNights } = proposal
  const notices = line.notices.filter((notice) => fallsOn(notice, wish.day))
  const season = saidIn(face, { name: line.season, nameEn: line.seasonEn })
  return (
    <section class="other-days">
      <h2>{compose.nothing(dayLabel(words, wish.day, today))}</h2>
      <p>
        {whyText(face, proposal, wish.party)}
        {proposal.why === 'unset' && season && compose.season(season)}
      </p>
      {notices.length > 0 && (
        <ul class="why">
          {notices.map((notice) => (
            <li key={notice.id}>
              <a href={to(`/lines/${line.slug}?day=${wish.day}`)}>
                <Named face={face} of={{ name: notice.title, nameEn: notice.titleEn }} />
              </a>{' '}
              <span class="quiet">
                {momentLabel(words, notice.startsAt, today)}—{momentLabel(words, notice.endsAt, today)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {otherNights.length > 0 && (
        <>
          <p>{compose.otherNights}</p>
          <ul>
            {otherNights.map((nights) => (
              <li key={nights}>
                <a href={to(`/compose?${writeWish({ ...wish, nights })}`)} data-nights={nights}>
                  {nightsLabel(words, nights)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          <p>{compose.elsewhere}</p>
          <ul>
            {elsewhere.map((other) => (
              <li key={other.slug}>
                <a href={to(`/compose?${writeWish({ ...wish, slug: other.slug })}`)} data-line={other.slug}>
                  {other.letter} <Named face={face} of={other} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {nearestDays.length > 0 && (
        <>
          <p>{compose.near}</p>
          <ul>
            {nearestDays.map((day) => (
              <li key={day}>
                <a href={to(`/compose?${writeWish({ ...wish, day })}`)} data-day={day}>
                  {dayLabel(words, day, today)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {nearestDays.length === 0 && <p>{compose.nothingNear}</p>}
      {nearestDays.length + otherNights.length + elsewhere.length === 0 && phone && (
        <p>
          {compose.askTheHub}
          <a href={`tel:${phone}`}>{phone}</a>
        </p>
      )}
    </section>
  )
}

function whyText({ words }: ComposerFace, { why }: Proposal, { seniors }: Party): string {
  const say = words.compose.why
  if (why === null) return ''
  if (why !== 'too_far') return say[why]
  return (seniors > 0 ? say.tooFarSeniors : say.tooFarChildren)(String(SLOW_PARTY_WALKS_M / 1000))
}
