import { STARS, type Stars } from '../../src/reviews/reviews.rules.ts'
import { useFace } from '../face.tsx'
import type { faultProps } from './fault.tsx'

/** How good it was, in a word; the points beside it are for the eye alone. */
export function Verdict({ stars }: { stars: Stars }) {
  const { words } = useFace()
  return (
    <>
      <Points stars={stars} /> {words.review.stars[stars]}
    </>
  )
}

/** Five points, so many of them filled. */
function Points({ stars }: { stars: Stars }) {
  return (
    <svg class="points" viewBox="0 0 70 14" aria-hidden="true">
      {[0, 1, 2, 3, 4].map((at) => (
        <circle key={at} cx={7 + at * 14} cy="7" r="5" class={at < stars ? 'full' : undefined} />
      ))}
    </svg>
  )
}

/** One of five words to choose, the best first; none is chosen for anyone. */
export function StarsField({ chosen, fault }: { chosen: string; fault: ReturnType<typeof faultProps> }) {
  const { words } = useFace()
  return (
    <fieldset class="stars" aria-describedby={fault['aria-describedby']}>
      <legend>{words.review.how}</legend>
      {STARS.map((stars) => (
        <label key={stars} class="check">
          <input type="radio" name="stars" value={String(stars)} required checked={chosen === String(stars)} />
          <span>
            <Verdict stars={stars} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}
