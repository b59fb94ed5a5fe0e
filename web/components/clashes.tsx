import { type Clash, clashingPart } from '../../src/trips/clashes.rules.ts'
import type { Offer } from '../../src/trips/offers.rules.ts'
import type { SeenPart, SeenPlan } from '../../src/trips/trips.plan.ts'
import { useFace } from '../face.tsx'
import { dayLabel, kilometres } from '../format.ts'

/** What does not go together, below the total: told, never refused; each with a link to the part where it shows. */
export function Clashes({ seen }: { seen: SeenPlan }) {
  const { words, said } = useFace()
  return (
    <section class="clashes">
      <h2>{words.compose.clashes}</h2>
      <ul>
        {seen.clashes.map((clash, index) => {
          const shown = clashingPart(clash)
          const part = seen.parts.find(({ visit }) => visit !== null && visit === shown)
          return (
            <li key={index}>
              <InFull clash={clash} />{' '}
              {part?.product && (
                <a href={`#${partId(part)}`}>{words.compose.seePart(said(part.product.name, part.product.nameEn))}</a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Where on the page a part of the trip stands. */
export function partId({ positions: [first = 0] }: Pick<SeenPart, 'positions'>): string {
  return `part-${first}`
}

/** What does not fit at this part. */
export function ClashesHere({ clashes, visit }: { clashes: readonly Clash[]; visit: Offer | null }) {
  const here = clashes.filter((clash) => visit !== null && clashingPart(clash) === visit)
  return here.map((clash) => (
    <span key={clash.kind} class="clash-here">
      <Here clash={clash} />
    </span>
  ))
}

function InFull({ clash }: { clash: Clash }) {
  const { words, today } = useFace()
  const { nameOf, placeOf } = useNames()
  const say = words.compose.clash
  switch (clash.kind) {
    case 'late':
      return clash.before
        ? say.late(nameOf(clash.before.product), nameOf(clash.after.product), clash.minutes)
        : say.lateStart(placeOf(clash.woke), nameOf(clash.after.product), clash.minutes)
    case 'late_home':
      return clash.stay ? say.late_bed(placeOf(clash.stay), clash.minutes) : say.late_home(clash.minutes)
    case 'barred':
      return say.barred(nameOf(clash.after.product), nameOf(clash.entry))
    case 'far':
      return say.far(dayLabel(words, clash.day, today), kilometres(clash.metres), String(clash.most / 1000))
  }
}

function Here({ clash }: { clash: Clash }) {
  const { words } = useFace()
  const { nameOf, placeOf } = useNames()
  const say = words.compose.clashHere
  switch (clash.kind) {
    case 'late':
      return clash.before
        ? say.late(nameOf(clash.before.product), clash.minutes)
        : say.lateStart(placeOf(clash.woke), clash.minutes)
    case 'late_home':
      return clash.stay ? say.late_bed(placeOf(clash.stay), clash.minutes) : say.late_home(clash.minutes)
    case 'barred':
      return say.barred(nameOf(clash.entry))
    case 'far':
      return say.far(kilometres(clash.metres))
  }
}

function useNames() {
  const { words, said } = useFace()
  const nameOf = ({ name, nameEn }: { name: string; nameEn: string | null }) => said(name, nameEn)
  /** Where a night is spent; without one, the hub. */
  const placeOf = (stay: Offer | null) => (stay ? nameOf(stay.product.place) : words.compose.hub)
  return { nameOf, placeOf }
}
