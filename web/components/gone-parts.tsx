import { useFace } from '../face.tsx'
import { momentLabel } from '../format.ts'
import type { TripPageProps } from '../pages/trip.tsx'
import { Nearest } from './alternatives.tsx'

/** The parts that were taken out because they can no longer be had: which, why, and the nearest instead. */
export function GoneParts(props: TripPageProps) {
  const { words, said, today } = useFace()
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
                {what.startsAt !== null && momentLabel(words, what.startsAt, today)}{' '}
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
