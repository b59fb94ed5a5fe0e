import type { Clash } from '../../src/trips/plan.rules.ts'
import { useFace } from '../face.tsx'
import { momentLabel } from '../format.ts'
import type { TripPageProps } from '../pages/trip.tsx'
import { Nearest } from './alternatives.tsx'

/** The parts that were taken out because they can no longer be had: which, why, and the nearest instead. */
export function GoneParts(props: TripPageProps) {
  const { words, said } = useFace()
  const { seen, english } = props
  return (
    <section class="gone" role="alert">
      <p>{words.trip.mended}</p>
      <ul>
        {seen.gone.map(({ what, why, alternatives, position }) => (
          <li key={position}>
            {what ? (
              <>
                <strong>{said(what.title, english.get(what.unitId)?.product)}</strong>{' '}
                {what.startsAt !== null && momentLabel(words, what.startsAt)}{' '}
                <span class="state">{words.state[why]}</span>
                {alternatives && <Nearest {...props} offers={alternatives} />}
              </>
            ) : (
              words.compose.unknownPart
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What does not go together in time: told, never refused. */
export function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  const { words } = useFace()
  return (
    <section class="clashes">
      <h2>{words.compose.clashes}</h2>
      <ul>
        {clashes.map((clash) => (
          <li key={`${clash.kind} ${clash.day}`}>
            <ClashText clash={clash} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ClashText({ clash }: { clash: Clash }) {
  const { words, said } = useFace()
  const say = words.compose.clash
  const nameOf = ({ name, nameEn }: { name: string; nameEn: string | null }) => said(name, nameEn)
  switch (clash.kind) {
    case 'late':
      return clash.before
        ? say.late(nameOf(clash.before.product), nameOf(clash.after.product), clash.minutes)
        : say.lateStart(nameOf(clash.after.product), clash.minutes)
    case 'late_home':
      return clash.stay ? say.late_bed(nameOf(clash.stay.product.place), clash.minutes) : say.late_home(clash.minutes)
    case 'barred':
      return say.barred(nameOf(clash.after.product), nameOf(clash.entry))
  }
}
