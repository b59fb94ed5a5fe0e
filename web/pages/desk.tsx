import type { Staff } from '../../src/accounts/guard.ts'
import { type Action, may } from '../../src/accounts/roles.rules.ts'
import { useFace } from '../face.tsx'

/** The doors of the desk, each for whoever may go through it. */
const DOORS = [
  { path: '/desk/review', action: 'listing.review', word: 'review' },
  { path: '/desk/photos', action: 'photo.review', word: 'photos' },
  { path: '/desk/places', action: 'place.photos', word: 'places' },
  { path: '/desk/people', action: 'staff.roles', word: 'people' },
  { path: '/desk/messages', action: 'messages.undelivered', word: 'undelivered' },
  { path: '/desk/texts', action: 'messages.texts', word: 'texts' },
  { path: '/desk/farms', action: 'farm.owners', word: 'farms' },
  { path: '/desk/reviews', action: 'reviews.hide', word: 'reviews' },
] as const satisfies {
  path: string
  action: Action
  word: string
}[]

export function DeskPage({ staff }: { staff: Staff }) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.desk.title}</h1>
      <p class="lead">
        {words.desk.greeting(staff.name)} {words.site.list(staff.roles.map((role) => words.role[role]))}
      </p>
      <nav class="doors" aria-label={words.desk.title}>
        {DOORS.filter(({ action }) => may(staff.roles, action)).map(({ path, word }) => (
          <a key={path} class="button" href={to(path)}>
            {words.desk[word]}
          </a>
        ))}
      </nav>
    </section>
  )
}
